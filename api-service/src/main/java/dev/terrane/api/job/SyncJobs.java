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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The jobs behind synchronous requests. They go the way of all jobs, but before those that wait, and no list or
 * description shows them. Their log stays for a while, because the answer names its address.
 */
@ApplicationScoped
public class SyncJobs {
    private static final int PRIORITY = 10;
    private static final int AT_ONCE = 100;

    /** So long after its time limit nobody can be waiting for a job. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** An instance that says nothing for so long does not attend to its requests any more. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** So much later a job is stopped: what waited for the database with everybody else says so first. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
        if (hidden.countActive(owner, now) >= config.maxPerUser()) {
            throw OpenEoException.tooMany("There are " + config.maxPerUser()
                    + " synchronous requests under way, and more are not allowed at the same time.");
        }
        job.hidden = true;
        job.priority = PRIORITY;
        job.waitedUntil = now.plus(LEASE);
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
                garbage.addProcess(job, now);
                jobs.log(job, now, LogLevel.INFO, reason);
                commands.stop(id, job.attempt, null, now);
            }
        });
    }

    /** Stops a job unless somebody attends to its request by now. */
    @Transactional
    void stopOrphan(JobId id, Instant now, String reason) {
        boolean attended = jobs.lock(id)
                .map(job -> job.waitedUntil)
                .filter(until -> until.isAfter(now.minus(PATIENCE)))
                .isPresent();
        boolean late = jobs.find(id)
                .filter(job ->
                        job.createdAt.isBefore(now.minus(config.timeout()).minus(GRACE)))
                .isPresent();
        if (!attended || late) {
            stop(id, reason);
        }
    }

    /** Says that this instance attends to requests: it waits for their ends, or sends their results. */
    @Transactional
    void attend(Collection<JobId> jobs, Instant now) {
        hidden.attend(jobs, now.plus(LEASE));
    }

    /** Jobs whose request must have ended, because the API instance that held it did. */
    @Transactional
    List<JobId> orphans(Instant now) {
        Set<JobId> orphans = new LinkedHashSet<>(hidden.deserted(now.minus(PATIENCE), AT_ONCE));
        orphans.addAll(hidden.activeSince(now.minus(config.timeout()).minus(GRACE), AT_ONCE));
        return List.copyOf(orphans);
    }

    /** Jobs whose log was kept long enough, and whose result nobody downloads. */
    @Transactional
    List<JobId> expired(Instant now) {
        return hidden.restingSince(now.minus(config.keep()), now, AT_ONCE);
    }

    /** Removes a job and its log, and soon its objects. */
    @Transactional
    void delete(JobId id) {
        garbage.add(ObjectKeys.jobPrefix(id), clock.instant());
        hidden.delete(id);
    }
}
