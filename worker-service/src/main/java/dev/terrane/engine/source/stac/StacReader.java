package dev.terrane.engine.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.engine.source.RangeReaders;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads STAC documents and everything they link to as items: collections, catalogs with children, item collections and
 * single items. Nothing is left out silently: a document that cannot be read is a failure that names it.
 */
public final class StacReader {
    /** A document may be so large. */
    private static final int MOST_BYTES = 16 << 20;

    /** Catalogs may be nested so deep. */
    private static final int MOST_DEPTH = 8;

    /** A cube may be made of so many items. */
    private static final int MOST_ITEMS = 100_000;

    private static final int PARALLEL = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RangeReaders readers;

    /** A reader of files and addresses. */
    public StacReader(RangeReaders readers) {
        this.readers = readers;
    }

    /** A document and its address, which relative links are resolved against. */
    public record Document(URI address, JsonNode json) {
        /** An address that the document gives, relative to its own. */
        URI resolve(String href) {
            return address.resolve(href.replace(" ", "%20"));
        }
    }

    /** Reads one document. */
    public Document read(URI address) throws IOException {
        JsonNode json = JSON.readTree(readers.document(address, MOST_BYTES));
        if (json == null || !json.isObject()) {
            throw new IOException(address + " is not a STAC document");
        }
        return new Document(address, json);
    }

    /** All items of a document, in the order of its links. */
    public List<Document> items(Document root) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(PARALLEL);
        try {
            List<Document> items = new ArrayList<>();
            collect(root, 0, pool, items);
            return items;
        } finally {
            pool.shutdownNow();
        }
    }

    private void collect(Document document, int depth, ExecutorService pool, List<Document> items) throws IOException {
        String type = document.json().path("type").asText();
        if (type.equals("Feature")) {
            items.add(document);
        } else if (type.equals("FeatureCollection")) {
            document.json().path("features").forEach(feature -> items.add(new Document(document.address(), feature)));
        } else {
            collectLinks(document, depth, pool, items);
        }
        if (items.size() > MOST_ITEMS) {
            throw new IOException(document.address() + " has more than " + MOST_ITEMS + " items");
        }
    }

    private void collectLinks(Document document, int depth, ExecutorService pool, List<Document> items)
            throws IOException {
        if (depth == MOST_DEPTH) {
            throw new IOException(document.address() + " is nested deeper than " + MOST_DEPTH + " catalogs");
        }
        List<Future<Document>> linked = new ArrayList<>();
        for (JsonNode link : document.json().path("links")) {
            String relation = link.path("rel").asText();
            if (relation.equals("item") || relation.equals("items") || relation.equals("child")) {
                URI address = document.resolve(link.path("href").asText());
                linked.add(pool.submit(() -> read(address)));
            }
        }
        for (Future<Document> reading : linked) {
            collect(await(reading), depth + 1, pool, items);
        }
    }

    private static Document await(Future<Document> reading) throws IOException {
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
            throw new IOException(failed.getCause());
        }
    }
}
