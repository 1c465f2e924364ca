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

    /** Rows of an older version have no lease; their time limit holds. */
    private static final String ATTENDED = "coalesce(waited_until, 'infinity') > ";

    private final EntityManager entities;

    PrivateJobs(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * How many requests of a user are under way, of those that an instance attends to; nobody else can add one before the
     * transaction ends.
     */
    public long countActive(String owner, Instant now) {
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext(?1)) as text)")
                .setParameter(1, "synchronous requests of " + owner)
                .getSingleResult();
        Number count = (Number) entities.createNativeQuery("select count(*) from job where private and owner = ?1 and "
                        + ACTIVE + " and " + ATTENDED + "cast(?2 as timestamptz)")
                .setParameter(1, owner)
                .setParameter(2, now)
                .getSingleResult();
        return count.longValue();
    }

    /** Jobs that were asked for before an instant and have not ended. */
    public List<JobId> activeSince(Instant created, int limit) {
        return ids("select id from job where private and created_at < ?1 and " + ACTIVE, created, limit);
    }

    /** Jobs that have not ended, and that no instance attends to since an instant. */
    public List<JobId> deserted(Instant since, int limit) {
        return ids("select id from job where private and waited_until < ?1 and " + ACTIVE, since, limit);
    }

    /** Jobs that ended before an instant, and whose result no instance sends any more. */
    public List<JobId> restingSince(Instant updated, Instant now, int limit) {
        List<?> rows = entities.createNativeQuery("select id from job where private and updated_at < ?1 and not "
                        + ACTIVE + " and coalesce(waited_until, '-infinity') < cast(?2 as timestamptz) limit ?3")
                .setParameter(1, updated)
                .setParameter(2, now)
                .setParameter(3, limit)
                .getResultList();
        return ids(rows);
    }

    /** Says until when an instance attends to requests; a row that is locked now is passed over until the next time. */
    public void attend(Collection<JobId> jobs, Instant until) {
        entities.createNativeQuery("update job set waited_until = :until where id in"
                        + " (select id from job where private and id in (:ids) for update skip locked)")
                .setParameter("until", until)
                .setParameter("ids", jobs.stream().map(JobId::value).toList())
                .executeUpdate();
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
        return ids(rows);
    }

    private static List<JobId> ids(List<?> rows) {
        return rows.stream().map(id -> new JobId(String.valueOf(id))).toList();
    }
}
