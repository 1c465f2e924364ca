package dev.terrane.api.persistence;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A log entry; its sequence is its id for clients. */
@Entity
@Table(name = "job_log")
@IdClass(JobLogEntity.Key.class)
public class JobLogEntity extends PanacheEntityBase {
    @Id
    @Column(name = "job_id")
    public String jobId = "";

    @Id
    public long sequence;

    public Instant time = Instant.EPOCH;

    /** The severity, so that the database can compare. */
    public int level;

    @Nullable
    public String code;

    public String message = "";

    @Nullable
    public String path;

    @Nullable
    public String data;

    /** The primary key. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        public String jobId = "";
        public long sequence;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.jobId.equals(jobId) && key.sequence == sequence;
        }

        @Override
        public int hashCode() {
            return Objects.hash(jobId, sequence);
        }
    }
}
