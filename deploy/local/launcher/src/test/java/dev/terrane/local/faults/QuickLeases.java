package dev.terrane.local.faults;

import dev.terrane.local.fleet.FleetOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A fleet whose leases and second looks are short, so that a run of minutes sees what else takes hours. */
final class QuickLeases {
    /** A worker that is silent for so long has lost its job. */
    static final int LEASE_SECONDS = 6;

    private static final Map<String, String> API = Map.of(
            "OPENEO_JOBS_LEASE", "PT" + LEASE_SECONDS + "S",
            // the faults come faster than any machine fails; no job may end for that reason
            "OPENEO_JOBS_MAX_ATTEMPTS", "100",
            "OPENEO_DISPATCH_REPUBLISH_AFTER", "PT3S",
            "OPENEO_STORAGE_SECOND_SWEEP_AFTER", "PT15S");
    private static final Map<String, String> WORKER = Map.of(
            "OPENEO_WORKER_LEASE_RENEW_EVERY", "PT0.5S",
            "OPENEO_WORKER_LEASE_LOST_AFTER", "PT4S",
            "OPENEO_WORKER_THREADS", "1",
            "OPENEO_WORKER_MEMORY_MIB", "64",
            "OPENEO_WORKER_SHUTDOWN_GRACE", "PT10S");

    private QuickLeases() {}

    /** Two API instances and three workers, one of which finishes its job when it is told to end. */
    static FleetOptions options() {
        Map<String, String> finishing = new HashMap<>(WORKER);
        finishing.put("OPENEO_WORKER_DRAIN", "finish");
        return new FleetOptions(List.of(API, API), List.of(finishing, WORKER, WORKER));
    }
}
