package dev.terrane.api.persistence;

import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobStatus;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.message.LogEntry;
import dev.terrane.model.message.MessageCodec;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds jobs and keeps their logs. */
@ApplicationScoped
public class Jobs implements PanacheRepositoryBase<JobEntity, String> {
    /** A job, for reading. */
    public Optional<JobEntity> find(JobId id) {
        return findByIdOptional(id.value());
    }

    /** A job, locked until the transaction ends. */
    public Optional<JobEntity> lock(JobId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Jobs of a user, the newest first, behind a place in that order. */
    public List<JobEntity> page(String owner, @Nullable Instant before, @Nullable String beforeId, int limit) {
        if (before == null || beforeId == null) {
            return find("owner = ?1 and not hidden order by createdAt desc, id desc", owner)
                    .page(0, limit)
                    .list();
        }
        return find(
                        "owner = ?1 and not hidden and (createdAt < ?2 or (createdAt = ?2 and id < ?3))"
                                + " order by createdAt desc, id desc",
                        owner,
                        before,
                        beforeId)
                .page(0, limit)
                .list();
    }

    /** Running jobs whose lease has run out, locked; those that another instance looks at are passed over. */
    @SuppressWarnings("unchecked") // the query selects whole rows of the entity
    public List<JobEntity> lockExpired(Instant now, int limit) {
        return getEntityManager()
                .createNativeQuery(
                        "select * from job where status = 'RUNNING' and lease_until < ?1 order by lease_until"
                                + " limit ?2 for update skip locked",
                        JobEntity.class)
                .setParameter(1, now)
                .setParameter(2, limit)
                .getResultList();
    }

    /** The process of a job. */
    public JobProcessEntity process(JobEntity job) {
        return Objects.requireNonNull(getEntityManager().find(JobProcessEntity.class, job.id), job.id);
    }

    /** Stores a new job with the first entry of its log; that is counted before, so that the row is written once. */
    public void add(JobEntity job, LogEntry first) {
        Optional<JobLogEntity> row = next(job, first);
        persist(job);
        row.ifPresent(entry -> entry.persist());
    }

    /** Appends an entry to the log of a locked job, if its level is kept. */
    public void log(JobEntity job, LogEntry entry) {
        next(job, entry).ifPresent(row -> row.persist());
    }

    private static Optional<JobLogEntity> next(JobEntity job, LogEntry entry) {
        if (!entry.level().isAtLeast(job.logLevel)) {
            return Optional.empty();
        }
        JobLogEntity row = new JobLogEntity();
        row.jobId = job.id;
        row.sequence = ++job.lastSequence;
        row.time = entry.time();
        row.level = entry.level().severity();
        row.code = entry.code();
        row.message = entry.message().replace('\0', ' ');
        row.path = entry.path().isEmpty() ? null : text(entry.path());
        row.data = entry.data() == null ? null : text(entry.data());
        return Optional.of(row);
    }

    /** Appends an entry of the platform itself. */
    public void log(JobEntity job, Instant now, LogLevel level, String message) {
        log(job, LogEntry.of(now, level, message));
    }

    /** Log entries behind a sequence, at least of a level, in order. */
    public List<JobLogEntity> logs(JobId id, long after, LogLevel least, int limit) {
        return JobLogEntity.<JobLogEntity>find(
                        "jobId = ?1 and sequence > ?2" + atLeast(least) + " order by sequence", id.value(), after)
                .page(0, limit)
                .list();
    }

    /** The last error in the log. */
    public Optional<JobLogEntity> lastError(JobId id) {
        return JobLogEntity.<JobLogEntity>find(
                        "jobId = ?1" + atLeast(LogLevel.ERROR) + " order by sequence desc", id.value())
                .range(0, 0)
                .firstResultOptional();
    }

    /** The level stands in the query itself: only so the database sees that an index of severe entries will do. */
    private static String atLeast(LogLevel least) {
        return least == LogLevel.DEBUG ? "" : " and level >= " + least.severity();
    }

    /** How many jobs are in a status. */
    public long count(JobStatus status) {
        return count("status", status);
    }

    private static String text(Object value) {
        return new String(MessageCodec.encode(value), StandardCharsets.UTF_8);
    }
}
