package dev.terrane.local.fleet;

import java.util.List;
import java.util.Map;

/**
 * How large a fleet is and what its services are told beyond what the local stack tells all of them.
 *
 * @param apis settings of each API instance
 * @param workers settings of each worker
 */
public record FleetOptions(List<Map<String, String>> apis, List<Map<String, String>> workers) {
    /** Copies the lists. */
    public FleetOptions {
        apis = List.copyOf(apis);
        workers = List.copyOf(workers);
    }
}
