package dev.terrane.engine.exec;

import dev.terrane.engine.source.Access;
import dev.terrane.engine.source.CountingReaders;
import dev.terrane.engine.source.DataUnreadable;
import dev.terrane.engine.source.LoadRequest;
import dev.terrane.engine.source.RangeReaders;
import dev.terrane.engine.source.RasterSource;
import dev.terrane.engine.source.TransientReadException;
import dev.terrane.engine.source.cog.TileCache;
import dev.terrane.engine.source.range.UriRangeReaders;
import dev.terrane.engine.source.stac.StacLoader;
import dev.terrane.engine.source.stac.StacReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The collections of this back-end by their ids, which are read from the documents when they are first needed. Every
 * resource is opened with the reach that its location has: what a user names reaches less than what is configured.
 */
final class StacCatalog implements JobSurroundings.Catalog {
    private final List<URI> locations;
    private final Access access;
    private final TileCache tiles;
    private final Map<URI, String> ids;
    private final LongConsumer bytesRead;

    StacCatalog(List<URI> locations, Access access, TileCache tiles) {
        this(List.copyOf(locations), access, tiles, new ConcurrentHashMap<>(), bytes -> {});
    }

    private StacCatalog(
            List<URI> locations, Access access, TileCache tiles, Map<URI, String> ids, LongConsumer bytesRead) {
        this.locations = locations;
        this.access = access;
        this.tiles = tiles;
        this.ids = ids;
        this.bytesRead = bytesRead;
    }

    /** The same catalogue, for a run that counts what it reads. */
    StacCatalog counting(LongConsumer bytes) {
        return new StacCatalog(locations, access, tiles, ids, bytes);
    }

    @Override
    public Optional<URI> collection(String id) {
        @Nullable IOException unreadable = null;
        for (URI location : locations) {
            try {
                if (id.equals(id(location))) {
                    return Optional.of(location);
                }
            } catch (InterruptedIOException stopped) {
                throw cancelled(stopped);
            } catch (IOException failure) {
                // one that cannot be read now must not hide the others
                unreadable = failure;
            }
        }
        if (unreadable != null) {
            throw DataUnreadable.of(new TransientReadException(
                    "whether there is a collection '" + id + "' cannot be told, as another cannot be read now",
                    unreadable));
        }
        return Optional.empty();
    }

    @Override
    public RasterSource open(LoadRequest request) {
        try {
            return new StacLoader(readers(request.location()), tiles).open(request);
        } catch (InterruptedIOException stopped) {
            throw cancelled(stopped);
        } catch (IOException unreadable) {
            throw DataUnreadable.of(unreadable);
        }
    }

    private String id(URI location) throws IOException {
        String known = ids.get(location);
        if (known != null) {
            return known;
        }
        String id = new StacReader(readers(location)).id(location);
        ids.put(location, id);
        return id;
    }

    private RangeReaders readers(URI location) {
        return new CountingReaders(new UriRangeReaders(access.to(location, locations)), bytesRead);
    }

    private static CancellationException cancelled(InterruptedIOException stopped) {
        Thread.currentThread().interrupt();
        var cancelled = new CancellationException("the run was stopped while it read metadata");
        cancelled.initCause(stopped);
        return cancelled;
    }
}
