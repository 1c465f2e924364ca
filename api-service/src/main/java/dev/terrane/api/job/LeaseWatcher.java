package dev.terrane.api.job;

import dev.terrane.api.config.ApiConfig;
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

/**
 * Takes running jobs back whose worker fell silent. An API that has just started waits for the length of a lease first:
 * its workers may have spoken while nobody listened, and what they said is still to be read.
 */
@ApplicationScoped
class LeaseWatcher {
    private static final int AT_ONCE = 50;

    private final Jobs jobs;
    private final Retries retries;
    private final Clock clock;
    private final Instant from;

    LeaseWatcher(Jobs jobs, Retries retries, Clock clock, ApiConfig config) {
        this.jobs = jobs;
        this.retries = retries;
        this.clock = clock;
        this.from = clock.instant().plus(config.jobs().lease());
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void takeBack() {
        Instant now = clock.instant();
        if (now.isBefore(from)) {
            return;
        }
        for (JobEntity job : jobs.lockExpired(now, AT_ONCE)) {
            retries.again(
                    job,
                    new LogEntry(
                            now, LogLevel.ERROR, "Internal", "Worker " + job.worker + " fell silent.", List.of(), null),
                    now);
        }
    }
}
