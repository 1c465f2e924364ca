package dev.terrane.api.job;

import dev.terrane.api.storage.ResultStore;
import dev.terrane.model.job.JobId;
import dev.terrane.model.result.ObjectKeys;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/**
 * Clears up after synchronous requests every half minute: stops what nobody can be waiting for, and removes objects, row
 * and log of what ended long ago. The row goes last, so that what fails is tried again the next time.
 */
@ApplicationScoped
class SyncSweep {
    private final SyncJobs jobs;
    private final ResultStore store;
    private final Clock clock;

    SyncSweep(SyncJobs jobs, ResultStore store, Clock clock) {
        this.jobs = jobs;
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        sweep(clock.instant());
    }

    void sweep(Instant now) {
        for (JobId orphan : jobs.orphans(now)) {
            jobs.stop(orphan, "The job was stopped: nobody waits for it any more.");
        }
        for (JobId old : jobs.expired(now)) {
            store.deleteAll(ObjectKeys.jobPrefix(old));
            jobs.delete(old);
        }
    }
}
