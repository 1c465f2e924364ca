package dev.terrane.api.persistence;

import dev.terrane.model.job.JobId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Finds the jobs behind synchronous requests. */
@ApplicationScoped
public class PrivateJobs {
    private static final String ACTIVE = "status in ('QUEUED', 'RUNNING')";

    private final EntityManager entities;

    PrivateJobs(EntityManager entities) {
        this.entities = entities;
    }

    /** How many requests of a user are under way with somebody who waits; nobody else can change that before the transaction ends. */
    public long countWaited(String owner, Instant now) {
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext(?1)) as text)")
                .setParameter(1, "synchronous requests of " + owner)
                .getSingleResult();
        Number count = (Number) entities.createNativeQuery("select count(*) from job where private and owner = ?1"
                        + " and waited_until > ?2 and " + ACTIVE)
                .setParameter(1, owner)
                .setParameter(2, now)
                .getSingleResult();
        return count.longValue();
    }

    /** Jobs that nobody waits for since an instant and that have not ended. */
    public List<JobId> leftSince(Instant left, int limit) {
        return ids("select id from job where private and waited_until < ?1 and " + ACTIVE, left, limit);
    }

    /** Somebody waits for these jobs until an instant. */
    public void renew(Collection<JobId> jobs, Instant until) {
        entities.createNativeQuery("update job set waited_until = ?1 where private and id in (?2) and " + ACTIVE)
                .setParameter(1, until)
                .setParameter(2, jobs.stream().map(JobId::value).toList())
                .executeUpdate();
    }

    /** Jobs that ended before an instant. */
    public List<JobId> restingSince(Instant updated, int limit) {
        return ids("select id from job where private and updated_at < ?1 and not " + ACTIVE, updated, limit);
    }

    /** Removes a job and its log. */
    public void delete(JobId id) {
        entities.createNativeQuery("delete from job where private and id = ?1")
                .setParameter(1, id.value())
                .executeUpdate();
    }

    private List<JobId> ids(String query, Instant before, int limit) {
        List<?> rows = entities.createNativeQuery(query + " limit ?2")
                .setParameter(1, before)
                .setParameter(2, limit)
                .getResultList();
        return rows.stream().map(id -> new JobId(String.valueOf(id))).toList();
    }
}
