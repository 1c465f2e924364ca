package dev.terrane.api.job;

import dev.terrane.api.persistence.JobEntity;
import dev.terrane.api.persistence.Jobs;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.message.LogEntry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Takes running jobs back whose worker fell silent. */
@ApplicationScoped
class LeaseWatcher {
    private static final int AT_ONCE = 50;

    private final Jobs jobs;
    private final Retries retries;
    private final Clock clock;

    LeaseWatcher(Jobs jobs, Retries retries, Clock clock) {
        this.jobs = jobs;
        this.retries = retries;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void takeBack() {
        Instant now = clock.instant();
        for (JobEntity job : jobs.lockExpired(now, AT_ONCE)) {
            retries.again(
                    job,
                    new LogEntry(
                            now, LogLevel.ERROR, "Internal", "Worker " + job.worker + " fell silent.", List.of(), null),
                    now);
        }
    }
}
