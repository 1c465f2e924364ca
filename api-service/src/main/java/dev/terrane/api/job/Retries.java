package dev.terrane.api.job;

import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.dispatch.DispatchLoop;
import dev.terrane.api.persistence.Garbage;
import dev.terrane.api.persistence.JobEntity;
import dev.terrane.api.persistence.Jobs;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobTransition;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.message.LogEntry;
import dev.terrane.model.result.ObjectKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Decides what becomes of an attempt that gave no result: another one, or the end. */
@ApplicationScoped
class Retries {
    private final Jobs jobs;
    private final Garbage garbage;
    private final Billing billing;
    private final DispatchLoop dispatch;
    private final int most;

    Retries(Jobs jobs, Garbage garbage, Billing billing, DispatchLoop dispatch, ApiConfig config) {
        this.jobs = jobs;
        this.garbage = garbage;
        this.billing = billing;
        this.dispatch = dispatch;
        this.most = config.jobs().maxAttempts();
    }

    /** Queues a locked running job again, unless it had all its attempts. */
    void again(JobEntity job, LogEntry reason, Instant now) {
        if (job.tries >= most) {
            end(job, reason, now);
            return;
        }
        if (billing.isUsedUp(job)) {
            OpenEoException paid = OpenEoError.PAYMENT_REQUIRED.exception();
            end(job, new LogEntry(now, LogLevel.ERROR, paid.code(), paid.getMessage(), List.of(), null), now);
            return;
        }
        if (job.apply(JobTransition.LOSE_LEASE, now)) {
            jobs.log(
                    job,
                    new LogEntry(
                            reason.time(),
                            LogLevel.WARNING,
                            reason.code(),
                            reason.message() + " The job is queued again.",
                            reason.path(),
                            reason.data()));
            enqueue(job, now);
        }
    }

    /** Queues a locked running job again that its worker gave back; that attempt does not count. */
    void free(JobEntity job, Instant now) {
        if (job.apply(JobTransition.LOSE_LEASE, now)) {
            jobs.log(
                    job,
                    now,
                    LogLevel.INFO,
                    "Worker " + job.worker + " had to end and gave the job back. The job is queued again.");
            enqueue(job, now);
            job.tries--;
        }
    }

    private void enqueue(JobEntity job, Instant now) {
        garbage.add(ObjectKeys.attemptPrefix(new JobId(job.id), job.attempt), now);
        job.enqueue(now);
        dispatch.wakeUp();
    }

    /** Ends a locked job in error, with the reason in its log. */
    void end(JobEntity job, LogEntry reason, Instant now) {
        if (job.apply(JobTransition.FAIL, now)) {
            job.leaseUntil = null;
            garbage.addProcess(job, now);
            jobs.log(
                    job,
                    new LogEntry(
                            reason.time(),
                            LogLevel.ERROR,
                            reason.code(),
                            reason.message(),
                            reason.path(),
                            reason.data()));
        }
    }
}
