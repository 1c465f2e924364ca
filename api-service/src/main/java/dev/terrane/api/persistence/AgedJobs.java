package dev.terrane.api.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** Finds jobs whose results, log or row were kept long enough, locked; what another instance clears up is passed over. */
@ApplicationScoped
public class AgedJobs {
    private static final String RESTING = "status not in ('QUEUED', 'RUNNING') and not private";
    private static final String LIMITED = " limit ?2 for update skip locked";

    private final EntityManager entities;

    AgedJobs(EntityManager entities) {
        this.entities = entities;
    }

    /** Jobs whose results are due. */
    public List<JobEntity> withResultsDue(Instant now, int limit) {
        return jobs(
                "select * from job where status = 'FINISHED' and results_until <= ?1 and not results_gone"
                        + " order by results_until" + LIMITED,
                now,
                limit);
    }

    /** Jobs that rest since before an instant. */
    public List<JobEntity> restingSince(Instant changed, int limit) {
        return jobs(
                "select * from job where " + RESTING + " and updated_at < ?1 order by updated_at" + LIMITED,
                changed,
                limit);
    }

    /** Removes the log entries of jobs that rest since before an instant; returns how many. */
    public int removeLogs(Instant changed, int limit) {
        return entities.createNativeQuery("delete from job_log where job_id in (select id from job j where " + RESTING
                        + " and updated_at < ?1 and exists (select 1 from job_log l where l.job_id = j.id)"
                        + " order by updated_at limit ?2)")
                .setParameter(1, changed)
                .setParameter(2, limit)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked") // the queries select whole rows of the entity
    private List<JobEntity> jobs(String query, Instant before, int limit) {
        return entities.createNativeQuery(query, JobEntity.class)
                .setParameter(1, before)
                .setParameter(2, limit)
                .getResultList();
    }
}
