package dev.terrane.api.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.dispatch.Commands;
import dev.terrane.api.persistence.Garbage;
import dev.terrane.api.persistence.JobEntity;
import dev.terrane.api.persistence.Jobs;
import dev.terrane.api.persistence.PrivateJobs;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobStatus;
import dev.terrane.model.job.JobTransition;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.result.ObjectKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The jobs behind synchronous requests. They go the way of all jobs, but before those that wait, and no list or
 * description shows them. Their log stays for a while, because the answer names its address.
 */
@ApplicationScoped
public class SyncJobs {
    private static final int PRIORITY = 10;
    private static final int AT_ONCE = 100;

    /** A wait that is not renewed for so long does not count any more; after twice the time its job is stopped. */
    private static final Duration WAIT = Duration.ofMinutes(1);

    private final JobService service;
    private final Jobs jobs;
    private final PrivateJobs hidden;
    private final Garbage garbage;
    private final Commands commands;
    private final ApiConfig.Sync config;
    private final Clock clock;

    SyncJobs(
            JobService service,
            Jobs jobs,
            PrivateJobs hidden,
            Garbage garbage,
            Commands commands,
            ApiConfig config,
            Clock clock) {
        this.service = service;
        this.jobs = jobs;
        this.hidden = hidden;
        this.garbage = garbage;
        this.commands = commands;
        this.config = config.sync();
        this.clock = clock;
    }

    /** Stores and queues a job; refuses what {@code POST /jobs} refuses, and too many at once with status 429. */
    @Transactional
    public JobId begin(String owner, @Nullable JsonNode request) {
        JobEntity job = service.store(owner, request);
        Instant now = clock.instant();
        if (hidden.countWaited(owner, now) >= config.maxPerUser()) {
            throw OpenEoException.tooMany("There are " + config.maxPerUser()
                    + " synchronous requests under way, and more are not allowed at the same time.");
        }
        job.hidden = true;
        job.priority = PRIORITY;
        job.waitedUntil = now.plus(WAIT);
        service.queue(job);
        return new JobId(job.id);
    }

    /** How a job ended; empty while it waits or runs. */
    @Transactional
    public Optional<JobStatus> ended(JobId id) {
        return jobs.find(id)
                .map(job -> job.status)
                .or(() -> Optional.of(JobStatus.CANCELED))
                .filter(status -> !status.isActive());
    }

    /** Stops a job that nobody waits for any more. */
    @Transactional
    public void stop(JobId id, String reason) {
        Instant now = clock.instant();
        jobs.lock(id).filter(job -> job.hidden).ifPresent(job -> {
            Optional<JobTransition> stop = JobTransition.stopOf(job.status, true);
            if (stop.isPresent() && job.apply(stop.get(), now)) {
                job.leaseUntil = null;
                jobs.log(job, now, LogLevel.INFO, reason);
                commands.stop(id, job.attempt, null, now);
            }
        });
    }

    /** Somebody still waits for these jobs. */
    @Transactional
    void renew(Collection<JobId> waited) {
        hidden.renew(waited, clock.instant().plus(WAIT));
    }

    /** Jobs whose request must have ended, because the API instance that held it did. */
    @Transactional
    List<JobId> orphans(Instant now) {
        return hidden.leftSince(now.minus(WAIT), AT_ONCE);
    }

    /** Jobs whose log was kept long enough. */
    @Transactional
    List<JobId> expired(Instant now) {
        return hidden.restingSince(now.minus(config.keep()), AT_ONCE);
    }

    /** Removes a job and its log, and soon its objects. */
    @Transactional
    void delete(JobId id) {
        garbage.add(ObjectKeys.jobPrefix(id), clock.instant());
        hidden.delete(id);
    }
}
