package dev.terrane.api.job;

import dev.terrane.model.job.JobId;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Clears up after synchronous requests: stops what nobody can be waiting for, and removes what ended long ago. */
@ApplicationScoped
class SyncSweep {
    /** After a failure: while the database was away nobody could say that he attends to a request. */
    private static final Duration REST = Duration.ofMinutes(1);

    private final SyncJobs jobs;
    private final Clock clock;
    private volatile Instant restUntil = Instant.MIN;

    SyncSweep(SyncJobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        Instant now = clock.instant();
        if (now.isBefore(restUntil)) {
            return;
        }
        try {
            sweep(now);
        } catch (RuntimeException away) {
            restUntil = now.plus(REST);
            Log.warnf("synchronous requests are cleared up later: %s", away.getMessage());
        }
    }

    void sweep(Instant now) {
        for (JobId orphan : jobs.orphans(now)) {
            jobs.stopOrphan(orphan, now, "The job was stopped: nobody waits for it any more.");
        }
        for (JobId old : jobs.expired(now)) {
            jobs.delete(old);
        }
    }
}
