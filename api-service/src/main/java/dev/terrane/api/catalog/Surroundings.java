package dev.terrane.api.catalog;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the documents of one configured collection may lead: a file to files below its folder, an address to its own host;
 * both to hosts on the public network. Whoever writes the documents is not always the operator, and what stands on
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
                : new Surroundings(null, host(collection));
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
        if (wanted.equals(host)) {
            return true;
        }
        for (InetAddress found : InetAddress.getAllByName(wanted)) {
            if (isPrivate(found)) {
                return false;
            }
        }
        return true;
    }

    /** Loopback, link-local, private, shared (100.64.0.0/10) and unique-local (fc00::/7) addresses, and groups. */
    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        return shared
                || uniqueLocal
                || address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }

    private static boolean isFile(URI address) {
        return "file".equalsIgnoreCase(address.getScheme());
    }

    private static String host(URI address) {
        return address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    }
}
