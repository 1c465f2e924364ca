package dev.terrane.engine.source.range;

import dev.terrane.engine.source.RangeReader;
import dev.terrane.engine.source.RangeReaders;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Opens {@code file:}, {@code http:} and {@code https:} addresses. */
public final class UriRangeReaders implements RangeReaders {
    @Override
    public RangeReader open(URI address) throws IOException {
        return isFile(address) ? new FileRangeReader(Path.of(address)) : new HttpRangeReader(address);
    }

    @Override
    public byte[] document(URI address, int limit) throws IOException {
        if (!isFile(address)) {
            return HttpFetch.whole(address, limit);
        }
        Path path = Path.of(address);
        try {
            if (Files.size(path) > limit) {
                throw new IOException(path + " is larger than " + limit + " bytes");
            }
        } catch (NoSuchFileException missing) {
            throw new IOException("there is no file " + path, missing);
        }
        ByteBuffer content = new FileRangeReader(path).read(0, limit);
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return bytes;
    }

    private static boolean isFile(URI address) throws IOException {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "file" -> true;
            case "http", "https" -> false;
            default -> throw new IOException("addresses that begin with '" + scheme + ":' are not read");
        };
    }
}
