package dev.terrane.api.persistence;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A claim of a stopped job that was started again before the claim had told its end. */
@Entity
@Table(name = "late_claim")
@IdClass(LateClaimEntity.Key.class)
public class LateClaimEntity extends PanacheEntityBase {
    @Id
    @Column(name = "job_id")
    public String jobId = "";

    @Id
    public int attempt;

    public String claim = "";

    @Column(name = "last_event")
    public long lastEvent;

    /** What earlier attempts of that start used. */
    @Column(name = "usage_before")
    @Nullable
    public String usageBefore;

    /** What that start is charged for so far. */
    public BigDecimal costs = BigDecimal.ZERO;

    /** The primary key. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        public String jobId = "";
        public int attempt;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.jobId.equals(jobId) && key.attempt == attempt;
        }

        @Override
        public int hashCode() {
            return Objects.hash(jobId, attempt);
        }
    }
}
