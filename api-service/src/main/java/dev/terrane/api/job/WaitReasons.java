package dev.terrane.api.job;

import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.persistence.JobEntity;
import dev.terrane.api.persistence.Jobs;
import dev.terrane.api.persistence.Queue;
import dev.terrane.model.job.LogLevel;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells users in the log of a job why it waits: once in an attempt, when it has waited for some seconds. */
@ApplicationScoped
class WaitReasons {
    static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int AT_ONCE = 100;

    private final Queue queue;
    private final Jobs jobs;
    private final ApiConfig.Jobs limits;
    private final Clock clock;

    WaitReasons(Queue queue, Jobs jobs, ApiConfig config, Clock clock) {
        this.queue = queue;
        this.jobs = jobs;
        this.limits = config.jobs();
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        tell(clock.instant());
    }

    @Transactional
    void tell(Instant now) {
        for (JobEntity job : queue.lockUntold(now.minus(PATIENCE), AT_ONCE)) {
            job.waitTold = true;
            jobs.log(job, now, LogLevel.INFO, reason(job));
        }
    }

    private String reason(JobEntity job) {
        if (job.publishedAt != null) {
            return "The job waits: it was sent to the workers, and all of them are busy or none is there.";
        }
        if (job.priority == 0 && queue.countAtWorkers(job.owner) >= limits.maxPerUser()) {
            return "The job waits: its owner has " + limits.maxPerUser()
                    + " jobs at the workers, as many as are allowed at the same time.";
        }
        if (limits.maxInAll() > 0 && queue.countAtWorkers() >= limits.maxInAll()) {
            return "The job waits: there are " + limits.maxInAll()
                    + " jobs at the workers, as many as are allowed at the same time.";
        }
        return "The job waits: the workers are busy, and users take turns.";
    }
}
