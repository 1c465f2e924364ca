package dev.terrane.engine.source;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads byte ranges of one file, object or URL, from many threads at once. Time-outs, limits and retries are the
 * reader's; what it throws is final.
 */
public interface RangeReader {
    /** Up to {@code length} bytes from {@code offset}; fewer only at the end of the file, none behind it. */
    ByteBuffer read(long offset, int length) throws IOException;

    /** The address, for messages; without secrets. */
    String name();
}
