package dev.terrane.engine.source;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where reading may lead, as the operator decides.
 *
 * @param owner whether the one who asks owns the machine, as with {@code terrane run}: nothing is closed to him then
 * @param privateHosts names or addresses in private networks that every user may read from
 */
public record Access(boolean owner, Set<String> privateHosts) {
    /** Copies the hosts; upper and lower case are the same. */
    public Access {
        privateHosts = privateHosts.stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** For whoever owns the machine. */
    public static Access ofOwner() {
        return new Access(true, Set.of());
    }

    /** For users of a service. */
    public static Access ofUsers(Collection<String> privateHosts) {
        return new Access(false, Set.copyOf(privateHosts));
    }

    /** For a resource that a user names, or for a collection where its location is among the configured ones. */
    public Reach to(URI location, List<URI> collections) {
        if (owner) {
            return Reach.everywhere();
        }
        return collections.contains(location) ? Reach.ofCollection(location, privateHosts) : Reach.ofWeb(privateHosts);
    }
}
