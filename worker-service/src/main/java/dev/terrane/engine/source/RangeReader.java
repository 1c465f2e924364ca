package dev.terrane.engine.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Reads byte ranges of one file, object or URL, from many threads at once. Time-outs, limits and retries are the
 * reader's. What it throws is a {@link TransientReadException} where a later attempt may go better, also where the
 * content changed between two reads; anything else is final.
 */
public interface RangeReader {
    /** Up to {@code length} bytes from {@code offset}; fewer only at the end of the file, none behind it. */
    ByteBuffer read(long offset, int length) throws IOException;

    /** The address, for messages; without secrets. */
    String name();

    /**
     * What tells this content from others that had or will have the same address; known after the first read, empty
     * where nothing tells.
     */
    default Optional<String> version() {
        return Optional.empty();
    }
}
