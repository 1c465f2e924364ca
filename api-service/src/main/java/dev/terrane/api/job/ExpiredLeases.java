package dev.terrane.api.job;

import dev.terrane.api.persistence.JobEntity;
import dev.terrane.api.persistence.Jobs;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.message.LogEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Takes running jobs back whose lease has run out. */
@ApplicationScoped
class ExpiredLeases {
    private static final int AT_ONCE = 50;

    private final Jobs jobs;
    private final Retries retries;
    private final Clock clock;

    ExpiredLeases(Jobs jobs, Retries retries, Clock clock) {
        this.jobs = jobs;
        this.retries = retries;
        this.clock = clock;
    }

    /** Takes back what had run out at an instant. */
    @Transactional
    void takeBack(Instant until) {
        Instant now = clock.instant();
        for (JobEntity job : jobs.lockExpired(until, AT_ONCE)) {
            String reason = "Worker " + job.worker + " fell silent.";
            retries.again(job, new LogEntry(now, LogLevel.ERROR, "Internal", reason, List.of(), null), now);
        }
    }
}
