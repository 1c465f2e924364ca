package dev.terrane.api.persistence;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one finished job taught; {@code V6__learned_speeds.sql} tells what the columns hold. */
@Entity
@Table(name = "learned_speed")
public class LearnedSpeedEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    public Long id;

    @Column(name = "learned_at")
    public Instant learnedAt = Instant.EPOCH;

    public String kind = "";
    public double work;

    @Column(name = "raw_bytes")
    public double rawBytes;

    @Column(name = "stored_bytes")
    public long storedBytes;

    @Column(name = "duration_seconds")
    public double durationSeconds;

    @Column(name = "cpu_seconds")
    @Nullable
    public Double cpuSeconds;

    @Column(name = "memory_mib_seconds")
    @Nullable
    public Double memoryMibSeconds;

    @Column(name = "network_bytes")
    @Nullable
    public Long networkBytes;
}
