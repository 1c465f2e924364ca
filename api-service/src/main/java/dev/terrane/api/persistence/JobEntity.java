package dev.terrane.api.persistence;

import dev.terrane.model.job.JobStatus;
import dev.terrane.model.job.JobTransition;
import dev.terrane.model.job.LogLevel;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code job}; its columns are those of the migrations and nothing else. */
@Entity
@Table(name = "job")
public class JobEntity extends PanacheEntityBase {
    @Id
    public String id = "";

    public String owner = "";

    @Enumerated(EnumType.STRING)
    public JobStatus status = JobStatus.CREATED;

    @Nullable
    public String title;

    @Nullable
    public String description;

    @Enumerated(EnumType.STRING)
    @Column(name = "log_level")
    public LogLevel logLevel = LogLevel.INFO;

    @Nullable
    public String extras;

    @Column(name = "created_at")
    public Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    public Instant updatedAt = Instant.EPOCH;

    public int attempt;
    public int tries;

    @Column(name = "queued_at")
    @Nullable
    public Instant queuedAt;

    @Column(name = "published_at")
    @Nullable
    public Instant publishedAt;

    public int publications;

    /** From when on its start may be put together again, where that failed. */
    @Column(name = "not_before")
    @Nullable
    public Instant notBefore;

    /** Whether the process of the current attempt lies in the object store, too large for a message. */
    @Column(name = "process_object")
    public boolean processObject;

    /** How often putting its start together failed since it was queued. */
    @Column(name = "start_failures")
    public int startFailures;

    @Nullable
    public String claim;

    @Column(name = "last_event")
    public long lastEvent;

    @Nullable
    public String worker;

    @Column(name = "lease_until")
    @Nullable
    public Instant leaseUntil;

    public double progress;

    /** Until when the results of the finished job are kept; null for ever. */
    @Column(name = "results_until")
    @Nullable
    public Instant resultsUntil;

    /** Whether the results were kept long enough and are gone. */
    @Column(name = "results_gone")
    public boolean resultsGone;

    /** Whether the log was kept long enough and is gone, but for errors. */
    @Column(name = "logs_gone")
    public boolean logsGone;

    @Nullable
    public String usage;

    @Nullable
    public String plan;

    @Nullable
    public BigDecimal budget;

    public BigDecimal costs = BigDecimal.ZERO;

    /** What all starts before the current one cost. */
    @Column(name = "costs_before")
    public BigDecimal costsBefore = BigDecimal.ZERO;

    /** What earlier attempts of the same start used; {@link #usage} is the sum with the current one. */
    @Column(name = "usage_before")
    @Nullable
    public String usageBefore;

    /** Whether a synchronous request made it; such a job is not shown. */
    @Column(name = "private")
    public boolean hidden;

    public int priority;

    /** Whether it goes to the slots for short jobs and for those whose client waits. */
    public boolean express;

    /** Whether its user was told why it waits. */
    @Column(name = "wait_told")
    public boolean waitTold;
    /** Until when an API instance attends to the synchronous request that made it. */
    @Column(name = "waited_until")
    @Nullable
    public Instant waitedUntil;

    @Column(name = "last_sequence")
    public long lastSequence;

    @Version
    public long version;

    /** Changes the status as the table of transitions allows; returns whether it had an effect. */
    public boolean apply(JobTransition transition, Instant now) {
        var next = transition.from(status);
        if (next.isEmpty()) {
            return false;
        }
        status = next.get();
        updatedAt = now;
        return true;
    }

    /** Puts the job into the queue for its next attempt; nothing of the one before counts any more. */
    public void enqueue(Instant now) {
        attempt++;
        tries++;
        queuedAt = now;
        publishedAt = null;
        publications = 0;
        notBefore = null;
        waitTold = false;
        resultsUntil = null;
        resultsGone = false;
        logsGone = false;
        startFailures = 0;
        processObject = false;
        claim = null;
        lastEvent = 0;
        worker = null;
        leaseUntil = null;
        progress = 0;
        usageBefore = usage;
    }

    /** Whether an event speaks for the attempt and claim that count. */
    public boolean isHeldBy(int eventAttempt, String eventClaim) {
        return attempt == eventAttempt && eventClaim.equals(claim);
    }
}
