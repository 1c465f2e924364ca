package dev.terrane.model.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobUsage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker reports about an attempt, on topic {@link Topics#EVENTS} with the job id as key. The API applies an
 * event only if its attempt and claim are the granted ones.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JobEvent.Claimed.class, name = "claimed"),
    @JsonSubTypes.Type(value = JobEvent.Progressed.class, name = "progressed"),
    @JsonSubTypes.Type(value = JobEvent.Logged.class, name = "logged"),
    @JsonSubTypes.Type(value = JobEvent.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = JobEvent.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = JobEvent.Stopped.class, name = "stopped"),
    @JsonSubTypes.Type(value = JobEvent.Returned.class, name = "returned"),
})
public sealed interface JobEvent {
    /** The job this is about. */
    JobId jobId();

    /** The attempt this is about. */
    int attempt();

    /** The claim that speaks: unique among all takings of all start commands. */
    String claim();

    /** When it happened, by the worker's clock. */
    Instant at();

    /**
     * Counts what the claim said, from 1 on, so that an event that comes twice is known; 0 from workers that do not
     * count yet.
     */
    long sequence();

    /** A worker took the start command and begins; the API grants the first claim of an attempt. */
    record Claimed(JobId jobId, int attempt, String claim, Instant at, long sequence, String worker)
            implements JobEvent {}

    /**
     * Renews the lease and tells how far the work is.
     *
     * @param progress percent of finished chunks, 0 to 100
     * @param usage what the attempt has used so far; null from workers that do not tell
     */
    record Progressed(
            JobId jobId,
            int attempt,
            String claim,
            Instant at,
            long sequence,
            double progress,
            @Nullable JobUsage usage)
            implements JobEvent {}

    /** Log entries in the order in which they were made. */
    record Logged(JobId jobId, int attempt, String claim, Instant at, long sequence, List<LogEntry> entries)
            implements JobEvent {}

    /** Every asset and then the manifest lie in the object store. */
    record Finished(JobId jobId, int attempt, String claim, Instant at, long sequence, JobUsage usage)
            implements JobEvent {}

    /**
     * The attempt ended without a result.
     *
     * @param reason the entry that tells the user why; level error
     * @param retry whether another attempt may go better (the machine failed, not the graph)
     */
    record Failed(
            JobId jobId,
            int attempt,
            String claim,
            Instant at,
            long sequence,
            LogEntry reason,
            boolean retry,
            @Nullable JobUsage usage)
            implements JobEvent {}

    /** The worker obeyed a stop command. */
    record Stopped(JobId jobId, int attempt, String claim, Instant at, long sequence, JobUsage usage)
            implements JobEvent {}

    /** The worker must end and gives the job back unfinished; that is no failed attempt. */
    record Returned(JobId jobId, int attempt, String claim, Instant at, long sequence, JobUsage usage)
            implements JobEvent {}
}
