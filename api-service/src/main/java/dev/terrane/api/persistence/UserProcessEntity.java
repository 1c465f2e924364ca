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

/** A process that a user stored, as JSON texts. */
@Entity
@Table(name = "user_process")
@IdClass(UserProcessEntity.Key.class)
public class UserProcessEntity extends PanacheEntityBase {
    @Id
    public String owner = "";

    @Id
    public String id = "";

    /** What lists show. */
    public String summary = "";

    /** As it was submitted. */
    public String process = "";

    @Column(name = "updated_at")
    public Instant updatedAt = Instant.EPOCH;

    /** The primary key. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        public String owner = "";
        public String id = "";

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.owner.equals(owner) && key.id.equals(id);
        }

        @Override
        public int hashCode() {
            return Objects.hash(owner, id);
        }
    }
}
