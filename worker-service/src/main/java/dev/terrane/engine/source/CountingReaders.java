package dev.terrane.engine.source;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Readers that tell how many bytes were read through them. */
public final class CountingReaders implements RangeReaders {
    private final RangeReaders readers;
    private final LongConsumer bytes;

    /**
     * Counts what others read.
     *
     * @param bytes told after each read, from many threads
     */
    public CountingReaders(RangeReaders readers, LongConsumer bytes) {
        this.readers = readers;
        this.bytes = bytes;
    }

    @Override
    public RangeReader open(URI address) throws IOException {
        RangeReader reader = readers.open(address);
        return new RangeReader() {
            @Override
            public ByteBuffer read(long offset, int length) throws IOException {
                ByteBuffer content = reader.read(offset, length);
                bytes.accept(content.remaining());
                return content;
            }

            @Override
            public String name() {
                return reader.name();
            }

            @Override
            public Optional<String> version() {
                return reader.version();
            }
        };
    }

    @Override
    public byte[] document(URI address, int limit) throws IOException {
        byte[] content = readers.document(address, limit);
        bytes.accept(content.length);
        return content;
    }
}
