package dev.terrane.api.persistence;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Objects to be removed, by the first part of their keys. */
@Entity
@Table(name = "garbage")
public class GarbageEntity extends PanacheEntityBase {
    @Id
    public String prefix = "";

    @Column(name = "due_at")
    public Instant dueAt = Instant.EPOCH;

    public int sweeps;
}
