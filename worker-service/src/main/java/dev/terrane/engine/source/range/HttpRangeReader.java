package dev.terrane.engine.source.range;

import dev.terrane.engine.source.Addresses;
import dev.terrane.engine.source.RangeReader;
import dev.terrane.engine.source.TransientReadException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Reads ranges over HTTP(S); time-outs and retries are those of {@link HttpFetch}. */
final class HttpRangeReader implements RangeReader {
    private final HttpFetch http;
    private final URI address;
    private final AtomicReference<HttpFetch.Mark> first = new AtomicReference<>();

    HttpRangeReader(HttpFetch http, URI address) {
        this.http = http;
        this.address = address;
    }

    @Override
    public ByteBuffer read(long offset, int length) throws IOException {
        if (length == 0) {
            return ByteBuffer.allocate(0);
        }
        HttpFetch.Part part = http.range(address, offset, length);
        HttpFetch.Mark known = first.updateAndGet(old -> old == null ? part.mark() : old);
        if (!part.mark().fits(known)) {
            throw new TransientReadException(name() + " changed while it was read");
        }
        return ByteBuffer.wrap(part.bytes());
    }

    @Override
    public Optional<String> version() {
        HttpFetch.Mark mark = first.get();
        return mark == null || (mark.etag().isEmpty() && mark.modified().isEmpty())
                ? Optional.empty()
                : Optional.of(address + " " + mark);
    }

    @Override
    public String name() {
        return Addresses.display(address);
    }
}
