package dev.terrane.engine.exec;

import dev.terrane.engine.source.LoadRequest;
import dev.terrane.engine.source.RangeReaders;
import dev.terrane.engine.source.RasterSource;
import dev.terrane.engine.source.cog.TileCache;
import dev.terrane.engine.source.stac.StacLoader;
import dev.terrane.engine.source.stac.StacReader;
import dev.terrane.model.error.OpenEoException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The collections of this back-end by their ids, which are read from the documents when they are first needed. */
final class StacCatalog implements JobSurroundings.Catalog {
    private final List<URI> locations;
    private final StacReader reader;
    private final StacLoader loader;
    private final Map<URI, String> ids = new ConcurrentHashMap<>();

    StacCatalog(List<URI> locations, RangeReaders readers, TileCache tiles) {
        this.locations = List.copyOf(locations);
        this.reader = new StacReader(readers);
        this.loader = new StacLoader(readers, tiles);
    }

    @Override
    public Optional<URI> collection(String id) {
        for (URI location : locations) {
            if (id.equals(id(location))) {
                return Optional.of(location);
            }
        }
        return Optional.empty();
    }

    @Override
    public RasterSource open(LoadRequest request) {
        try {
            return loader.open(request);
        } catch (IOException unreadable) {
            throw OpenEoException.ofProcess(
                    "DataUnreadable", "Data cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The id of a collection; empty where it cannot be read now, so that it does not hide the others. */
    private String id(URI location) {
        String known = ids.get(location);
        if (known != null) {
            return known;
        }
        try {
            String id = reader.read(location).json().path("id").asText();
            ids.put(location, id);
            return id;
        } catch (IOException unreadable) {
            return "";
        }
    }
}
