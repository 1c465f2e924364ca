package dev.terrane.api.dispatch;

import dev.terrane.api.persistence.JobEntity;
import dev.terrane.api.persistence.Jobs;
import dev.terrane.model.job.JobTransition;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.message.LogEntry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Decides what becomes of a locked job whose start could not be put together. While the object store is away it waits
 * without an end, and others pass it for 10 s each time. Any other failure is its own: it is tried again after 2 and 4 s,
 * and the third one ends it in error.
 */
@ApplicationScoped
class StartFailures {
    private static final int MOST = 3;
    private static final Duration AWAY = Duration.ofSeconds(10);

    private final Jobs jobs;

    StartFailures(Jobs jobs) {
        this.jobs = jobs;
    }

    /** The object store does not take its process; its log tells the first time of a row. */
    void storeAway(JobEntity job, Instant now) {
        if (job.notBefore == null) {
            jobs.log(
                    job,
                    now,
                    LogLevel.WARNING,
                    "The job waits longer: the object store does not take its process now, which is too large for a"
                            + " message.");
        }
        job.notBefore = now.plus(AWAY);
    }

    /** What is stored of it does not make a start. */
    void broken(JobEntity job, RuntimeException failure, Instant now) {
        job.startFailures++;
        Log.errorf(failure, "job %s cannot be started, try %d of %d", job.id, job.startFailures, MOST);
        if (job.startFailures < MOST) {
            job.notBefore = now.plus(Duration.ofSeconds(1L << job.startFailures));
        } else if (job.apply(JobTransition.FAIL, now)) {
            String reason = "The job could not be handed to a worker: what is stored of it cannot be read.";
            jobs.log(job, new LogEntry(now, LogLevel.ERROR, "Internal", reason, List.of(), null));
        }
    }

    /** It was published, so that earlier failures do not count. */
    void over(JobEntity job) {
        job.notBefore = null;
        job.startFailures = 0;
    }
}
