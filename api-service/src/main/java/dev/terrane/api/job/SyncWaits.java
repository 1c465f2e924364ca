package dev.terrane.api.job;

import dev.terrane.api.config.ApiConfig;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobStatus;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the ends of jobs without holding a thread. An end that this instance applies is heard at once; one that
 * another instance applies is seen in the row, which is looked at after 50 ms and then after ever longer pauses up to
 * 500 ms. At the time limit, and when the wait is given up, the job is stopped.
 */
@ApplicationScoped
public class SyncWaits {
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private final SyncJobs jobs;
    private final ScheduledExecutorService threads;
    private final Duration limit;
    private final Map<JobId, CompletableFuture<JobStatus>> waits = new ConcurrentHashMap<>();

    SyncWaits(SyncJobs jobs, ScheduledExecutorService threads, ApiConfig config) {
        this.jobs = jobs;
        this.threads = threads;
        this.limit = config.sync().timeout();
    }

    /** Completes when the job has ended, on a thread that may block; {@code RequestTimeout} after the time limit. */
    public CompletionStage<JobStatus> end(JobId job) {
        CompletableFuture<JobStatus> end = new CompletableFuture<>();
        waits.put(job, end);
        lookAfter(FIRST_PAUSE_MILLIS, job, end);
        // who cancels what is returned here must not keep the job from being stopped
        return end.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .handleAsync((status, failure) -> ended(job, status, failure), threads)
                .minimalCompletionStage();
    }

    /** Nobody waits any more; has no effect when the job has ended. */
    public void giveUp(JobId job) {
        CompletableFuture<JobStatus> end = waits.get(job);
        if (end != null) {
            end.cancel(false);
        }
    }

    /** Stops what is waited for here: no client can be answered any more. */
    void stop(@Observes ShutdownEvent event) {
        waits.keySet().forEach(job -> {
            try {
                jobs.stop(job, "The job was stopped: the API ended before it could answer.");
            } catch (RuntimeException away) {
                Log.warnf("job %s is stopped later: %s", job, away.getMessage());
            }
        });
    }

    void hear(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobEnded event) {
        CompletableFuture<JobStatus> end = waits.get(event.job());
        if (end != null) {
            end.complete(event.status());
        }
    }

    private JobStatus ended(JobId job, @Nullable JobStatus status, @Nullable Throwable failure) {
        waits.remove(job);
        if (status != null) {
            return status;
        }
        boolean late = failure instanceof TimeoutException;
        jobs.stop(
                job,
                late
                        ? "The job was stopped: it took longer than the " + limit.toSeconds()
                                + " s of a synchronous request."
                        : "The job was stopped: the client closed the connection.");
        throw OpenEoError.REQUEST_TIMEOUT.exception();
    }

    private void lookAfter(long pause, JobId job, CompletableFuture<JobStatus> end) {
        threads.schedule(
                () -> {
                    if (!end.isDone()) {
                        look(job, end);
                        lookAfter(Math.min(2 * pause, LONGEST_PAUSE_MILLIS), job, end);
                    }
                },
                pause,
                TimeUnit.MILLISECONDS);
    }

    private void look(JobId job, CompletableFuture<JobStatus> end) {
        try {
            jobs.ended(job).ifPresent(end::complete);
        } catch (RuntimeException away) {
            Log.warnf("job %s cannot be looked at now: %s", job, away.getMessage());
        }
    }
}
