package dev.terrane.api.job;

import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.dispatch.Commands;
import dev.terrane.api.dispatch.DispatchLoop;
import dev.terrane.api.persistence.Garbage;
import dev.terrane.api.persistence.JobEntity;
import dev.terrane.api.persistence.Jobs;
import dev.terrane.api.storage.ResultStore;
import dev.terrane.model.job.JobStatus;
import dev.terrane.model.job.JobTransition;
import dev.terrane.model.job.JobUsage;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.message.JobEvent;
import dev.terrane.model.message.LogEntry;
import dev.terrane.model.result.ObjectKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Applies what workers report. Only the claim that was granted is heard: the first one of the current attempt. Any other
 * that still runs is told to stop. Events of a claim are numbered, so that applying one twice changes nothing.
 */
@ApplicationScoped
public class EventHandler {
    private final Jobs jobs;
    private final Garbage garbage;
    private final Commands commands;
    private final DispatchLoop dispatch;
    private final ResultStore store;
    private final Retries retries;
    private final Billing billing;
    private final LateUsage lateUsage;
    private final Estimates estimates;
    private final Retention retention;
    private final ApiConfig.Jobs config;
    private final Event<JobEnded> ended;
    private final Clock clock;

    EventHandler(
            Jobs jobs,
            Garbage garbage,
            Commands commands,
            DispatchLoop dispatch,
            ResultStore store,
            Retries retries,
            Billing billing,
            LateUsage lateUsage,
            Estimates estimates,
            Retention retention,
            ApiConfig config,
            Event<JobEnded> ended,
            Clock clock) {
        this.jobs = jobs;
        this.garbage = garbage;
        this.commands = commands;
        this.dispatch = dispatch;
        this.store = store;
        this.retries = retries;
        this.billing = billing;
        this.lateUsage = lateUsage;
        this.estimates = estimates;
        this.retention = retention;
        this.config = config.jobs();
        this.ended = ended;
        this.clock = clock;
    }

    /** Whether what an event says was stored can be read; asks the object store, so call it outside a transaction. */
    public boolean hasResult(JobEvent event) {
        return event instanceof JobEvent.Finished && store.isComplete(event.jobId(), event.attempt(), event.claim());
    }

    /**
     * Applies one event.
     *
     * @param hasResult whether the manifest of a finished claim is there with all its files
     */
    @Transactional
    public void apply(JobEvent event, boolean hasResult) {
        Optional<JobEntity> found = jobs.lock(event.jobId());
        Instant now = clock.instant();
        if (found.isEmpty()) {
            garbage.add(ObjectKeys.jobPrefix(event.jobId()), now);
            stopStale(event, now);
            return;
        }
        JobEntity job = found.get();
        if (event instanceof JobEvent.Claimed claimed) {
            claim(job, claimed, now);
        } else if (!job.isHeldBy(event.attempt(), event.claim())) {
            lateUsage.add(job, event);
            stopStale(event, now);
        } else if (event.sequence() == 0 || event.sequence() > job.lastEvent) {
            job.lastEvent = event.sequence();
            if (job.status == JobStatus.RUNNING) {
                applyHeld(job, event, hasResult, now);
                if (!job.status.isActive()) {
                    // its owner may have one more at the workers
                    dispatch.wakeUp();
                }
            } else {
                applyLate(job, event);
            }
            if (job.hidden && !job.status.isActive()) {
                ended.fire(new JobEnded(event.jobId(), job.status));
            }
        }
    }

    /** Whether database and object store answer, so that an event that fails is itself at fault. */
    @Transactional
    public boolean canWork() {
        try {
            jobs.count(JobStatus.RUNNING);
            return store.answers();
        } catch (PersistenceException away) {
            return false;
        }
    }

    private void claim(JobEntity job, JobEvent.Claimed event, Instant now) {
        if (job.isHeldBy(event.attempt(), event.claim())) {
            return;
        }
        boolean granted = job.attempt == event.attempt() && job.apply(JobTransition.CLAIM, now);
        if (!granted) {
            garbage.add(ObjectKeys.claimPrefix(event.jobId(), event.attempt(), event.claim()), now);
            commands.stop(event.jobId(), event.attempt(), event.claim(), now);
            return;
        }
        // one less waits for a worker
        dispatch.wakeUp();
        job.claim = event.claim();
        job.lastEvent = event.sequence();
        job.worker = event.worker();
        job.leaseUntil = now.plus(config.lease());
        jobs.log(job, now, LogLevel.INFO, "Worker " + event.worker() + " took the job (attempt " + job.tries + ").");
    }

    private void applyHeld(JobEntity job, JobEvent event, boolean hasResult, Instant now) {
        job.leaseUntil = now.plus(config.lease());
        addUsage(job, event);
        if (event instanceof JobEvent.Progressed progressed) {
            job.progress = Math.max(job.progress, Math.min(100, progressed.progress()));
        } else if (event instanceof JobEvent.Logged logged) {
            logged.entries().forEach(entry -> jobs.log(job, entry));
        } else if (event instanceof JobEvent.Finished finished) {
            finish(job, finished, hasResult, now);
        } else if (event instanceof JobEvent.Failed failed) {
            fail(job, failed, now);
        } else if (event instanceof JobEvent.Returned) {
            retries.free(job, now);
        } else if (event instanceof JobEvent.Stopped) {
            // Nobody asked for it: the worker lost touch and gave up.
            retries.again(
                    job,
                    LogEntry.of(now, LogLevel.WARNING, "The worker stopped because it could not reach the API."),
                    now);
        }
    }

    /** What the granted claim still says when its job was stopped: log entries and usage are kept. */
    private void applyLate(JobEntity job, JobEvent event) {
        // a finished job's usage is final; a heartbeat that was under way knows nothing of its files
        if (job.status != JobStatus.FINISHED) {
            addUsage(job, event);
        }
        if (event instanceof JobEvent.Logged logged) {
            logged.entries().forEach(entry -> jobs.log(job, entry));
        } else if (event instanceof JobEvent.Progressed && !job.status.isActive()) {
            commands.stop(event.jobId(), event.attempt(), event.claim(), clock.instant());
        }
    }

    private void finish(JobEntity job, JobEvent.Finished event, boolean hasResult, Instant now) {
        if (!hasResult) {
            LogEntry reason = new LogEntry(
                    now,
                    LogLevel.ERROR,
                    "Internal",
                    "Results are missing in the object store, or are not as large as they were.",
                    List.of(),
                    null);
            retries.again(job, reason, now);
            return;
        }
        job.apply(JobTransition.COMPLETE, now);
        job.progress = 100;
        estimates.learn(job, event.usage());
        job.leaseUntil = null;
        job.resultsUntil = retention.resultsUntil(now);
        garbage.addProcess(job, now);
        jobs.log(
                job,
                now,
                LogLevel.INFO,
                "The job is finished."
                        + (job.resultsUntil == null ? "" : " Its results are kept until " + job.resultsUntil + "."));
    }

    private void fail(JobEntity job, JobEvent.Failed event, Instant now) {
        if (event.retry()) {
            retries.again(job, event.reason(), now);
        } else {
            retries.end(job, event.reason(), now);
        }
    }

    private void stopStale(JobEvent event, Instant now) {
        if (event instanceof JobEvent.Claimed || event instanceof JobEvent.Progressed) {
            commands.stop(event.jobId(), event.attempt(), event.claim(), now);
        }
    }

    /** What the attempts of a start used together, of which the current one tells its part, and what that costs. */
    private void addUsage(JobEntity job, JobEvent event) {
        JobUsage current = JobUsages.of(event);
        if (current != null) {
            JobUsage all = JobUsages.read(job.usageBefore).plus(current);
            job.usage = JobUsages.write(all);
            job.costs = billing.costs(job.costsBefore, all);
        }
    }
}
