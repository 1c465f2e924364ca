package dev.terrane.engine.source;

import dev.terrane.model.error.OpenEoException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files and hosts that one resource may lead to. Files belong to a configured collection and lie below its folder;
 * hosts are public, or the operator has named them. A name that leads to several addresses is refused if one of them is
 * private. Names are looked up here and once more by the HTTP client; the JVM keeps an answer for some seconds, so both
 * see the same.
 */
public final class Reach {
    private final boolean everywhere;
    private final @Nullable Path folder;
    private final Set<String> trusted;

    private Reach(boolean everywhere, @Nullable Path folder, Set<String> trusted) {
        this.everywhere = everywhere;
        this.folder = folder;
        this.trusted = trusted;
    }

    /** Closed to nothing. */
    public static Reach everywhere() {
        return new Reach(true, null, Set.of());
    }

    /** What a user names: public hosts and those that the operator listed. */
    public static Reach ofWeb(Set<String> privateHosts) {
        return new Reach(false, null, privateHosts);
    }

    /** What an operator configured: its folder or its host as well. */
    public static Reach ofCollection(URI location, Set<String> privateHosts) {
        if ("file".equalsIgnoreCase(location.getScheme())) {
            Path parent = Path.of(location).toAbsolutePath().normalize().getParent();
            return new Reach(false, parent, privateHosts);
        }
        Set<String> hosts = new HashSet<>(privateHosts);
        hosts.add(host(location));
        return new Reach(false, null, hosts);
    }

    /** Refuses a file that does not belong to the resource. */
    public void requireFile(Path file) {
        if (!everywhere && (folder == null || !file.toAbsolutePath().normalize().startsWith(folder))) {
            throw OpenEoException.ofProcess(
                    "AddressNotAllowed",
                    "A document leads to a file outside the folder of a configured collection; such files are not read.");
        }
    }

    /** Refuses a host in a private network that the operator did not name. */
    public void requireHost(URI address) throws IOException {
        String host = host(address);
        if (host.isEmpty() || address.getPort() > 65535) {
            throw OpenEoException.ofProcess(
                    "AddressNotAllowed",
                    "'" + Addresses.display(address) + "' names no host and port that can be read from.");
        }
        if (everywhere || trusted.contains(host)) {
            return;
        }
        try {
            for (InetAddress found : InetAddress.getAllByName(host)) {
                if (PrivateNetwork.contains(found)) {
                    throw OpenEoException.ofProcess(
                            "AddressNotAllowed",
                            Addresses.display(address) + " is not read: its host lies in a private network, and the"
                                    + " operator has not opened it (openeo.worker.private-hosts).");
                }
            }
        } catch (UnknownHostException unknown) {
            throw new TransientReadException(Addresses.display(address) + " cannot be reached: its host is not known");
        }
    }

    private static String host(URI address) {
        return address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    }
}
