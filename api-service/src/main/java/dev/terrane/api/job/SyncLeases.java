package dev.terrane.api.job;

import dev.terrane.api.config.ApiConfig;
import dev.terrane.model.job.JobId;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says in the rows of synchronous requests that this instance attends to them, from their begin until the last byte of
 * the answer was sent: every 10 s, good for a minute. So a request whose instance was killed is known, and a result is
 * not removed under a slow client. At most so long as a request may take and a download may last; then the lease ends.
 */
@ApplicationScoped
public class SyncLeases {
    private final SyncJobs jobs;
    private final Clock clock;
    private final Duration most;
    private final Map<JobId, Instant> begins = new ConcurrentHashMap<>();

    SyncLeases(SyncJobs jobs, Clock clock, ApiConfig config) {
        this.jobs = jobs;
        this.clock = clock;
        this.most = config.sync().timeout().plus(config.sync().download());
    }

    /** This instance attends to a request from now on. */
    public void hold(JobId job) {
        begins.put(job, clock.instant());
    }

    /** The answer was sent, or the client is gone. */
    public void release(JobId job) {
        begins.remove(job);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void renew() {
        renew(clock.instant());
    }

    void renew(Instant now) {
        begins.forEach((job, begin) -> {
            if (begin.plus(most).isBefore(now) && begins.remove(job, begin)) {
                Log.warnf("the result of request %s is still being sent and is kept no longer", job);
            }
        });
        List<JobId> held = List.copyOf(begins.keySet());
        if (!held.isEmpty()) {
            jobs.attend(held, now);
        }
    }
}
