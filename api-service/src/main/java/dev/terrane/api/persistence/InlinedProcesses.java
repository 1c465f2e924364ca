package dev.terrane.api.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What workers compute: the process of a job as it was at its start. */
@ApplicationScoped
public class InlinedProcesses implements PanacheRepositoryBase<JobInlinedEntity, String> {
    private final Jobs jobs;

    InlinedProcesses(Jobs jobs) {
        this.jobs = jobs;
    }

    /** The process to compute, which is the submitted one where nothing was inlined. */
    public String of(JobEntity job) {
        JobInlinedEntity row = findById(job.id);
        return row == null ? jobs.process(job).process : row.process;
    }

    /** Keeps the process of a start in the place of that of the last one; null where nothing was inlined. */
    public void keep(JobEntity job, @Nullable String process) {
        JobInlinedEntity row = findById(job.id);
        if (process == null) {
            if (row != null) {
                delete(row);
            }
            return;
        }
        if (row == null) {
            row = new JobInlinedEntity();
            row.jobId = job.id;
            row.process = process;
            persist(row);
        } else {
            row.process = process;
        }
    }
}
