package dev.terrane.api.job;

import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.persistence.AgedJobs;
import dev.terrane.api.persistence.Garbage;
import dev.terrane.api.persistence.JobEntity;
import dev.terrane.api.persistence.Jobs;
import dev.terrane.model.job.JobId;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.result.ObjectKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets go of what was kept long enough: results, logs and whole jobs, as the operator decides. The time of results is
 * fixed when a job finishes, and what a user was told holds; logs and jobs go by the settings of today. Errors stay in the
 * log as long as the job does.
 */
@ApplicationScoped
class Retention {
    private static final int AT_ONCE = 10;

    private final AgedJobs aged;
    private final Jobs jobs;
    private final Garbage garbage;
    private final ApiConfig.Retention config;
    private final Clock clock;

    Retention(AgedJobs aged, Jobs jobs, Garbage garbage, ApiConfig config, Clock clock) {
        this.aged = aged;
        this.jobs = jobs;
        this.garbage = garbage;
        this.config = config.retention();
        this.clock = clock;
    }

    /** Until when the results of a job are kept that finishes now; null for ever. */
    @Nullable
    Instant resultsUntil(Instant now) {
        return config.results().map(now::plus).orElse(null);
    }

    /** Removes some results that are due; returns whether there may be more. */
    @Transactional
    boolean removeResults() {
        Instant now = clock.instant();
        List<JobEntity> due = aged.withResultsDue(now, AT_ONCE);
        for (JobEntity job : due) {
            job.resultsGone = true;
            garbage.add(ObjectKeys.attemptPrefix(new JobId(job.id), job.attempt), now);
            jobs.log(job, now, LogLevel.INFO, "The results were kept as long as this back-end does, and were removed.");
        }
        return due.size() == AT_ONCE;
    }

    /** Removes the logs of some jobs; returns whether there may be more. */
    @Transactional
    boolean removeLogs() {
        Duration kept = config.logs().orElse(null);
        if (kept == null) {
            return false;
        }
        List<JobEntity> old = aged.withLogsDue(since(kept), AT_ONCE);
        old.forEach(aged::removeLog);
        return old.size() == AT_ONCE;
    }

    /** Removes some jobs with all that belongs to them; returns whether there may be more. */
    @Transactional
    boolean removeJobs() {
        Duration kept = config.jobs().orElse(null);
        if (kept == null) {
            return false;
        }
        List<JobEntity> old = aged.restingSince(since(kept), AT_ONCE);
        for (JobEntity job : old) {
            garbage.add(ObjectKeys.jobPrefix(new JobId(job.id)), clock.instant());
            jobs.delete(job);
        }
        return old.size() == AT_ONCE;
    }

    private Instant since(Duration kept) {
        return clock.instant().minus(kept);
    }
}
