package dev.terrane.api.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.api.persistence.JobEntity;
import dev.terrane.api.persistence.JobLogEntity;
import dev.terrane.api.persistence.JobProcessEntity;
import dev.terrane.api.persistence.Jobs;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.graph.ProcessEcho;
import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobStatus;
import dev.terrane.model.job.LogLevel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
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

    private final Billing billing;

    JobQueries(Jobs jobs, Billing billing, ObjectMapper json) {
        this.jobs = jobs;
        this.billing = billing;
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
            LogLevel logLevel,
            @Nullable String plan,
            @Nullable BigDecimal costs,
            @Nullable BigDecimal budget) {}

    /**
     * A job with everything that is known about it.
     *
     * @param started the process of the last start, which made the results; that of the job where there was none
     */
    public record Detail(
            Summary summary,
            JsonNode process,
            JsonNode started,
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

    /**
     * The claim whose files count, and the state of its job.
     *
     * @param until when the files will be removed; null for never
     * @param gone whether they were
     */
    public record Held(
            JobId id,
            int attempt,
            String claim,
            JobStatus status,
            @Nullable Instant until,
            boolean gone) {}

    /** Jobs of a user, the newest first. */
    @Transactional
    public List<Summary> page(String owner, @Nullable Instant before, @Nullable String beforeId, int limit) {
        return jobs.page(owner, before, beforeId, limit).stream()
                .map(this::summary)
                .toList();
    }

    /** One job. */
    @Transactional
    public Detail describe(String owner, String id) {
        return detail(own(owner, id));
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

    /** The claim of the last attempt that had one, whatever became of it. */
    @Transactional
    public Optional<Held> held(String id) {
        return row(id).filter(job -> job.claim != null)
                .map(job -> new Held(
                        new JobId(job.id),
                        job.attempt,
                        String.valueOf(job.claim),
                        job.status,
                        job.resultsUntil,
                        job.resultsGone));
    }

    /** A job whatever its owner, for links that are signed. */
    @Transactional
    public Optional<Detail> find(String id) {
        return row(id).map(this::detail);
    }

    private Optional<JobEntity> row(String id) {
        return Optional.of(id).filter(JobId::isValid).flatMap(valid -> jobs.find(new JobId(valid)));
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
        return row(id).filter(job -> job.owner.equals(owner))
                .orElseThrow(() -> OpenEoError.JOB_NOT_FOUND.exception("identifier", id));
    }

    private Detail detail(JobEntity job) {
        JobProcessEntity stored = jobs.process(job);
        JsonNode process = ProcessEcho.of(Objects.requireNonNull(read(stored.process)));
        JsonNode started = stored.started == null ? null : ProcessEcho.of(Objects.requireNonNull(read(stored.started)));
        return new Detail(
                summary(job), process, started == null ? process : started, read(job.extras), read(job.usage));
    }

    private Summary summary(JobEntity job) {
        boolean charged = billing.currency().isPresent();
        return new Summary(
                job.id,
                job.title,
                job.description,
                job.status,
                job.status == JobStatus.FINISHED ? 100 : job.progress,
                job.createdAt,
                job.updatedAt,
                job.logLevel,
                job.plan,
                charged ? job.costs : null,
                job.budget);
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
