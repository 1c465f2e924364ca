package dev.terrane.api.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.api.persistence.JobEntity;
import dev.terrane.api.persistence.JobLogEntity;
import dev.terrane.api.persistence.Jobs;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobStatus;
import dev.terrane.model.job.LogLevel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What owners read about their jobs. */
@ApplicationScoped
public class JobQueries {
    private final Jobs jobs;
    private final ObjectMapper json;

    JobQueries(Jobs jobs, ObjectMapper json) {
        this.jobs = jobs;
        this.json = json;
    }

    /** A job as lists show it. */
    public record Summary(
            String id,
            @Nullable String title,
            @Nullable String description,
            JobStatus status,
            double progress,
            Instant created,
            Instant updated,
            LogLevel logLevel) {}

    /** A job with everything that is known about it. */
    public record Detail(
            Summary summary,
            JsonNode process,
            @Nullable JsonNode extras,
            @Nullable JsonNode usage) {}

    /** A log entry. */
    public record Entry(
            String id,
            Instant time,
            LogLevel level,
            @Nullable String code,
            String message,
            @Nullable JsonNode path,
            @Nullable JsonNode data) {}

    /** The claim whose result counts. */
    public record Held(JobId id, int attempt, String claim) {}

    /** Jobs of a user, the newest first. */
    @Transactional
    public List<Summary> page(String owner, @Nullable Instant before, @Nullable String beforeId, int limit) {
        return jobs.page(owner, before, beforeId, limit).stream()
                .map(JobQueries::summary)
                .toList();
    }

    /** One job. */
    @Transactional
    public Detail describe(String owner, String id) {
        JobEntity job = own(owner, id);
        JsonNode process = Objects.requireNonNull(read(jobs.process(job)));
        return new Detail(summary(job), process, read(job.extras), read(job.usage));
    }

    /** Log entries behind one that the client has, at least of a level. */
    @Transactional
    public List<Entry> logs(String owner, String id, long after, LogLevel least, int limit) {
        JobEntity job = ownOrHidden(owner, id);
        return jobs.logs(new JobId(job.id), after, least, limit).stream()
                .map(this::entry)
                .toList();
    }

    /** The level from which on a job's log is kept. */
    @Transactional
    public LogLevel logLevel(String owner, String id) {
        return ownOrHidden(owner, id).logLevel;
    }

    /** Why a job ended in error. */
    @Transactional
    public Optional<Entry> lastError(String id) {
        return jobs.lastError(new JobId(id)).map(this::entry);
    }

    /** The claim that holds the result of a finished job. */
    @Transactional
    public Optional<Held> result(String id) {
        return Optional.of(id)
                .filter(JobId::isValid)
                .flatMap(valid -> jobs.find(new JobId(valid)))
                .filter(job -> job.status == JobStatus.FINISHED && job.claim != null)
                .map(job -> new Held(new JobId(job.id), job.attempt, String.valueOf(job.claim)));
    }

    /** A job whatever its owner, for links that are signed. */
    @Transactional
    public Optional<Detail> find(String id) {
        return Optional.of(id)
                .filter(JobId::isValid)
                .flatMap(valid -> jobs.find(new JobId(valid)))
                .map(job -> new Detail(
                        summary(job),
                        Objects.requireNonNull(read(jobs.process(job))),
                        read(job.extras),
                        read(job.usage)));
    }

    private JobEntity own(String owner, String id) {
        JobEntity job = ownOrHidden(owner, id);
        if (job.hidden) {
            throw OpenEoError.JOB_NOT_FOUND.exception("identifier", id);
        }
        return job;
    }

    /** Also the job behind a synchronous request, of which only the log is shown. */
    private JobEntity ownOrHidden(String owner, String id) {
        return Optional.of(id)
                .filter(JobId::isValid)
                .flatMap(valid -> jobs.find(new JobId(valid)))
                .filter(job -> job.owner.equals(owner))
                .orElseThrow(() -> OpenEoError.JOB_NOT_FOUND.exception("identifier", id));
    }

    private static Summary summary(JobEntity job) {
        double progress = job.status == JobStatus.FINISHED ? 100 : job.progress;
        return new Summary(
                job.id, job.title, job.description, job.status, progress, job.createdAt, job.updatedAt, job.logLevel);
    }

    private Entry entry(JobLogEntity row) {
        return new Entry(
                Long.toString(row.sequence),
                row.time,
                LogLevel.ofSeverity(row.level),
                row.code,
                row.message,
                read(row.path),
                read(row.data));
    }

    private @Nullable JsonNode read(@Nullable String text) {
        try {
            return text == null ? null : json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
