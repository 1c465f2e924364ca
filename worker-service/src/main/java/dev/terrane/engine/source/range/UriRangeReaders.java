package dev.terrane.engine.source.range;

import dev.terrane.engine.source.Addresses;
import dev.terrane.engine.source.RangeReader;
import dev.terrane.engine.source.RangeReaders;
import dev.terrane.engine.source.Reach;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Opens {@code file:}, {@code http:} and {@code https:} addresses as far as they are within a reach. */
public final class UriRangeReaders implements RangeReaders {
    private final Reach reach;
    private final HttpFetch http;

    /** Readers that are closed to nothing. */
    public UriRangeReaders() {
        this(Reach.everywhere());
    }

    /** Readers of what is within a reach. */
    public UriRangeReaders(Reach reach) {
        this(reach, HttpFetch.PAUSES);
    }

    UriRangeReaders(Reach reach, List<Duration> pauses) {
        this.reach = reach;
        this.http = new HttpFetch(reach, pauses);
    }

    @Override
    public RangeReader open(URI address) throws IOException {
        return isFile(address) ? new FileRangeReader(file(address)) : new HttpRangeReader(http, address);
    }

    @Override
    public byte[] document(URI address, int limit) throws IOException {
        if (!isFile(address)) {
            return http.whole(address, limit);
        }
        Path path = file(address);
        ByteBuffer content = new FileRangeReader(path).read(0, limit + 1);
        if (content.remaining() > limit) {
            throw new IOException(path + " is larger than " + limit + " bytes");
        }
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return bytes;
    }

    private Path file(URI address) throws IOException {
        try {
            Path path = Path.of(address);
            reach.requireFile(path);
            return path;
        } catch (IllegalArgumentException foreign) {
            throw new IOException("a file: address names no file of this machine", foreign);
        }
    }

    private static boolean isFile(URI address) throws IOException {
        if (Addresses.isWeb(address)) {
            return false;
        }
        if (!"file".equalsIgnoreCase(address.getScheme())) {
            throw new IOException("addresses that begin with '" + address.getScheme() + ":' are not read");
        }
        return true;
    }
}
