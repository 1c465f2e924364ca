package dev.terrane.api.persistence;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The process of a started job in which the owner's processes are inlined as they were at the start. */
@Entity
@Table(name = "job_inlined")
public class JobInlinedEntity extends PanacheEntityBase {
    @Id
    @Column(name = "job_id")
    public String jobId = "";

    public String process = "";
}
