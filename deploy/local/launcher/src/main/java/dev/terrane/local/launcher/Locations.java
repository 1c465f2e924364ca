package dev.terrane.local.launcher;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a STAC collection given on the command line is. */
final class Locations {
    private Locations() {}

    /** An address as it is; a path as an absolute one that exists. */
    static String absolute(String pathOrUrl) {
        if (pathOrUrl.startsWith("http://") || pathOrUrl.startsWith("https://")) {
            return pathOrUrl;
        }
        Path path = pathOrUrl.startsWith("file:") ? Path.of(URI.create(pathOrUrl)) : Path.of(pathOrUrl);
        Path absolute = path.toAbsolutePath().normalize();
        if (!Files.isRegularFile(absolute)) {
            throw new CommandFailure("there is no STAC collection at " + absolute);
        }
        return absolute.toString();
    }

    /** The same as a URI. */
    static URI uri(String pathOrUrl) {
        String absolute = absolute(pathOrUrl);
        return absolute.startsWith("http")
                ? URI.create(absolute)
                : Path.of(absolute).toUri();
    }
}
