package dev.terrane.api.persistence;

import dev.terrane.model.job.JobId;
import dev.terrane.model.result.ObjectKeys;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Remembers which objects are to be removed, in the transaction that makes them superfluous. */
@ApplicationScoped
public class Garbage implements PanacheRepositoryBase<GarbageEntity, String> {
    /** Everything below a prefix is to be removed from an instant on. */
    public void add(String prefix, Instant due) {
        getEntityManager()
                .createNativeQuery("insert into garbage (prefix, due_at) values (?1, ?2) on conflict (prefix)"
                        + " do update set due_at = excluded.due_at, sweeps = 0")
                .setParameter(1, prefix)
                .setParameter(2, due)
                .executeUpdate();
    }

    /** The process that was stored for the workers of a locked job, if one was: an attempt that is over needs it no more. */
    public void addProcess(JobEntity job, Instant due) {
        if (job.processObject) {
            job.processObject = false;
            add(ObjectKeys.process(new JobId(job.id), job.attempt), due);
        }
    }

    /** What is due, locked; what another instance sweeps is passed over. */
    @SuppressWarnings("unchecked") // the query selects whole rows of the entity
    public List<GarbageEntity> lockDue(Instant now, int limit) {
        return getEntityManager()
                .createNativeQuery(
                        "select * from garbage where due_at <= ?1 order by due_at limit ?2 for update skip locked",
                        GarbageEntity.class)
                .setParameter(1, now)
                .setParameter(2, limit)
                .getResultList();
    }
}
