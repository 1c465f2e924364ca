package dev.terrane.engine.source.range;

import dev.terrane.engine.source.RangeReader;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;

/** Reads ranges over HTTP(S); time-outs and retries are those of {@link HttpFetch}. */
final class HttpRangeReader implements RangeReader {
    private final URI address;

    HttpRangeReader(URI address) {
        this.address = address;
    }

    @Override
    public ByteBuffer read(long offset, int length) throws IOException {
        return ByteBuffer.wrap(HttpFetch.range(address, offset, length));
    }

    @Override
    public String name() {
        return HttpFetch.display(address);
    }
}
