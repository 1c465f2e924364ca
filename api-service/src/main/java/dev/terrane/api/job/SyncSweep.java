package dev.terrane.api.job;

import dev.terrane.model.job.JobId;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Clears up after synchronous requests: stops what nobody can be waiting for, and removes what ended long ago. */
@ApplicationScoped
class SyncSweep {
    private final SyncJobs jobs;
    private final Clock clock;

    SyncSweep(SyncJobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        sweep(clock.instant());
    }

    void sweep(Instant now) {
        for (JobId orphan : jobs.orphans(now)) {
            jobs.stop(orphan, "The job was stopped: nobody waits for it any more.");
        }
        for (JobId old : jobs.expired(now)) {
            jobs.delete(old);
        }
    }
}
