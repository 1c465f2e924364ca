package dev.terrane.engine.source.stac;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.engine.source.Addresses;
import dev.terrane.engine.source.RangeReaders;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;

/** Reads single STAC documents. What their parser says is not passed on: it may quote what users must not see. */
public final class StacReader {
    /** A document may be so large. */
    static final int MOST_BYTES = 16 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RangeReaders readers;

    /** A reader of files and addresses. */
    public StacReader(RangeReaders readers) {
        this.readers = readers;
    }

    /** The id of a collection. */
    public String id(URI location) throws IOException {
        return read(location, new WalkLimits()).json().path("id").asText();
    }

    /** Reads one document, which counts against the limits. */
    StacDocument read(URI address, WalkLimits limits) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while reading STAC documents");
        }
        limits.countDocuments(1);
        byte[] bytes = readers.document(address, MOST_BYTES);
        limits.countBytes(bytes.length);
        try {
            JsonNode json = JSON.readTree(bytes);
            if (json != null && json.isObject()) {
                return new StacDocument(address, json);
            }
        } catch (JsonProcessingException malformed) {
            throw new IOException(Addresses.display(address) + " is not a STAC document: it is not JSON");
        }
        throw new IOException(Addresses.display(address) + " is not a STAC document");
    }
}
