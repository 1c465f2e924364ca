package dev.terrane.engine.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.engine.source.Addresses;
import dev.terrane.model.error.OpenEoException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Follows a document to its items: collections, catalogs with children, item collections with further pages, and single
 * items. Each address is read once. Items are reduced to what a cube needs as they come, and dropped where the filter
 * does not want them; nothing else is left out: a document that cannot be read is a failure that names it. Answers an
 * interrupt with {@link InterruptedIOException}.
 */
final class StacWalk {
    /** Catalogs may be nested so deep. */
    private static final int MOST_DEPTH = 8;

    private static final int PARALLEL = 8;

    /** Documents that are asked for ahead of the one that is looked at. */
    private static final int AHEAD = 4 * PARALLEL;

    private final StacReader reader;
    private final WalkLimits limits;
    private final ItemFilter filter;
    private final Set<URI> visited = new HashSet<>();
    private final List<StacItem> items = new ArrayList<>();

    StacWalk(StacReader reader, WalkLimits limits, ItemFilter filter) {
        this.reader = reader;
        this.limits = limits;
        this.filter = filter;
    }

    /** The items that the filter wants, in the order of the links. */
    List<StacItem> items(StacDocument root) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(PARALLEL);
        try {
            visited.add(plain(root.address()));
            collect(reduce(root), 0, pool);
            return items;
        } finally {
            pool.shutdownNow();
        }
    }

    /** A document of which only what the walk needs is left: wanted items, and links. */
    private record Reduced(URI address, boolean single, List<StacItem> wanted, List<Link> links) {}

    private record Link(URI address, boolean nextPage) {}

    private Reduced reduce(StacDocument document) throws IOException {
        List<StacItem> wanted = new ArrayList<>();
        boolean single = document.type().equals("Feature");
        if (single) {
            limits.countItems(1);
            take(document, wanted);
        } else if (document.type().equals("FeatureCollection")) {
            JsonNode features = document.json().path("features");
            limits.countItems(features.size());
            for (JsonNode feature : features) {
                take(new StacDocument(document.address(), feature), wanted);
            }
        }
        return new Reduced(document.address(), single, wanted, single ? List.of() : links(document));
    }

    private void take(StacDocument document, List<StacItem> wanted) throws IOException {
        Optional<StacItem> item = filter.item(document);
        item.ifPresent(wanted::add);
    }

    private static List<Link> links(StacDocument document) throws IOException {
        boolean page = document.type().equals("FeatureCollection");
        List<Link> links = new ArrayList<>();
        for (JsonNode link : document.json().path("links")) {
            String relation = link.path("rel").asText();
            boolean next = page && relation.equals("next");
            boolean down = !page && (relation.equals("item") || relation.equals("items") || relation.equals("child"));
            if (next && !link.path("method").asText("GET").equalsIgnoreCase("GET")) {
                throw new IOException(
                        Addresses.display(document.address()) + " has further pages that cannot be read with GET");
            }
            if (next || down) {
                links.add(new Link(document.resolve(link.path("href").asText()), next));
            }
        }
        return links;
    }

    private void collect(Reduced document, int depth, ExecutorService pool) throws IOException {
        for (Optional<Reduced> page = Optional.of(document); page.isPresent(); page = nextPage(page.get(), pool)) {
            items.addAll(page.get().wanted());
            descend(page.get(), depth, pool);
        }
    }

    private Optional<Reduced> nextPage(Reduced page, ExecutorService pool) throws IOException {
        for (Link link : page.links()) {
            if (link.nextPage() && visited.add(plain(link.address()))) {
                return Optional.of(await(pool.submit(() -> fetch(link.address()))));
            }
        }
        return Optional.empty();
    }

    private void descend(Reduced document, int depth, ExecutorService pool) throws IOException {
        List<URI> down = document.links().stream()
                .filter(link -> !link.nextPage())
                .map(Link::address)
                .filter(address -> visited.add(plain(address)))
                .toList();
        if (down.isEmpty()) {
            return;
        }
        if (depth == MOST_DEPTH) {
            throw new IOException(
                    Addresses.display(document.address()) + " is nested deeper than " + MOST_DEPTH + " catalogs");
        }
        limits.foresee(down.size());
        ArrayDeque<Future<Reduced>> ahead = new ArrayDeque<>();
        for (URI address : down) {
            if (ahead.size() == AHEAD) {
                collect(await(ahead.remove()), depth + 1, pool);
            }
            ahead.add(pool.submit(() -> fetch(address)));
        }
        while (!ahead.isEmpty()) {
            collect(await(ahead.remove()), depth + 1, pool);
        }
    }

    private Reduced fetch(URI address) throws IOException {
        return reduce(reader.read(address, limits));
    }

    private static URI plain(URI address) {
        String text = address.normalize().toString();
        int fragment = text.indexOf('#');
        return URI.create(fragment < 0 ? text : text.substring(0, fragment));
    }

    private static Reduced await(Future<Reduced> reading) throws IOException {
        try {
            return reading.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            var stopped = new InterruptedIOException("interrupted while reading STAC items");
            stopped.initCause(interrupted);
            throw stopped;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException io) {
                throw io;
            }
            if (failed.getCause() instanceof OpenEoException known) {
                throw known;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
