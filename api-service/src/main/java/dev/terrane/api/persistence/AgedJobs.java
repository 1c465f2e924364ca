package dev.terrane.api.persistence;

import dev.terrane.model.job.LogLevel;
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
                "select * from job where status = 'FINISHED' and results_until <= ?1 and not results_gone and not private"
                        + " order by results_until" + LIMITED,
                now,
                limit);
    }

    /** Jobs that rest since before an instant and whose results are not promised any longer. */
    public List<JobEntity> restingSince(Instant changed, int limit) {
        return jobs(
                "select * from job where " + RESTING + " and updated_at < ?1"
                        + " and coalesce(results_until, '-infinity') < current_timestamp order by updated_at" + LIMITED,
                changed,
                limit);
    }

    /** Jobs that rest since before an instant and still have their logs. */
    public List<JobEntity> withLogsDue(Instant changed, int limit) {
        return jobs(
                "select * from job where " + RESTING + " and not logs_gone and updated_at < ?1 order by updated_at"
                        + LIMITED,
                changed,
                limit);
    }

    /** Removes the log of a locked job but for errors: they are what its results are answered with. */
    public void removeLog(JobEntity job) {
        entities.createNativeQuery("delete from job_log where job_id = ?1 and level < ?2")
                .setParameter(1, job.id)
                .setParameter(2, LogLevel.ERROR.severity())
                .executeUpdate();
        job.logsGone = true;
    }

    @SuppressWarnings("unchecked") // the queries select whole rows of the entity
    private List<JobEntity> jobs(String query, Instant before, int limit) {
        return entities.createNativeQuery(query, JobEntity.class)
                .setParameter(1, before)
                .setParameter(2, limit)
                .getResultList();
    }
}
