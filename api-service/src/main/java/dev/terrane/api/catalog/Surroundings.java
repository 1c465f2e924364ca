package dev.terrane.api.catalog;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the documents of one configured collection may lead: a file to files below its folder, an address to its own host
 * and port; both to hosts on the public network. Whoever writes the documents is not always the operator, and what stands on
 * private hosts or elsewhere on this machine is none of their business.
 */
final class Surroundings {
    private final @Nullable Path folder;
    private final String host;

    private Surroundings(@Nullable Path folder, String host) {
        this.folder = folder;
        this.host = host;
    }

    /** The surroundings of a collection at an address. */
    static Surroundings of(URI collection) {
        return isFile(collection)
                ? new Surroundings(
                        Path.of(collection).toAbsolutePath().normalize().getParent(), "")
                : new Surroundings(null, place(collection));
    }

    /** Refuses an address that lies outside. */
    void require(URI address) throws IOException {
        if (!(isFile(address) ? holdsFile(address) : holdsHost(address))) {
            throw new IOException("it lies outside the surroundings of its collection");
        }
    }

    private boolean holdsFile(URI address) {
        return folder != null && Path.of(address).toAbsolutePath().normalize().startsWith(folder);
    }

    private boolean holdsHost(URI address) throws IOException {
        String wanted = host(address);
        if (!Set.of("http", "https").contains(String.valueOf(address.getScheme())) || wanted.isEmpty()) {
            return false;
        }
        if (place(address).equals(host)) {
            return true;
        }
        for (InetAddress found : InetAddress.getAllByName(wanted)) {
            if (isPrivate(found)) {
                return false;
            }
        }
        return true;
    }

    /** Loopback, link-local, private and shared (100.64.0.0/10) addresses, groups, and what has a special use. */
    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return shared
                || (bytes.length == 4 ? isSpecial(bytes[0] & 0xff, bytes[1] & 0xff) : isSpecial(bytes))
                || address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }

    /** This network (0.0.0.0/8), benchmarks (198.18.0.0/15) and what is reserved (240.0.0.0/4). */
    private static boolean isSpecial(int first, int second) {
        return first == 0 || (first == 198 && (second & 0xfe) == 18) || first >= 240;
    }

    /** Unique-local addresses (fc00::/7), and those that stand for others: 64:ff9b::/96 and 2002::/16. */
    private static boolean isSpecial(byte[] bytes) {
        boolean translated =
                bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
        return (bytes[0] & 0xfe) == 0xfc || translated || (bytes[0] == 0x20 && bytes[1] == 0x02);
    }

    private static boolean isFile(URI address) {
        return "file".equalsIgnoreCase(address.getScheme());
    }

    /** Host and port. */
    private static String place(URI address) {
        int port = address.getPort() >= 0 ? address.getPort() : "https".equals(address.getScheme()) ? 443 : 80;
        return host(address) + ":" + port;
    }

    private static String host(URI address) {
        return address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    }
}
