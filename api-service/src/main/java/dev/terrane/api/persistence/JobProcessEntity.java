package dev.terrane.api.persistence;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The process of a job as it was submitted; apart from the job, which is read much more often. */
@Entity
@Table(name = "job_process")
public class JobProcessEntity extends PanacheEntityBase {
    @Id
    @Column(name = "job_id")
    public String jobId = "";

    public String process = "";

    /** The process of the last start, which made the results. */
    @Nullable
    public String started;
}
