package dev.terrane.model.job;

import static dev.terrane.model.job.JobStatus.CANCELED;
import static dev.terrane.model.job.JobStatus.CREATED;
import static dev.terrane.model.job.JobStatus.ERROR;
import static dev.terrane.model.job.JobStatus.FINISHED;
import static dev.terrane.model.job.JobStatus.QUEUED;
import static dev.terrane.model.job.JobStatus.RUNNING;

import java.util.Optional;
import java.util.Set;

/**
 * Everything that can change the status of a job; no other code may set one. The rows are start and cancel of openEO
 * API 1.2.0 and the lease of the worker. A running job that is stopped becomes canceled, a queued one created.
 */
public enum JobTransition {
    /** The owner asks for results; also restarts a job that rests. */
    START(QUEUED, CREATED, CANCELED, FINISHED, ERROR),
    /** The first worker that claims the attempt gets it. */
    CLAIM(RUNNING, QUEUED),
    /** The worker fell silent: the job waits for its next attempt. */
    LOSE_LEASE(QUEUED, RUNNING),
    /** Every asset can be downloaded. */
    COMPLETE(FINISHED, RUNNING),
    /** The graph, the data or the machine failed. */
    FAIL(ERROR, QUEUED, RUNNING),
    /** The owner takes a waiting job back. */
    STOP_WAITING(CREATED, QUEUED),
    /** The same, where the operator chose that clients shall not take it for still going. */
    CANCEL_WAITING(CANCELED, QUEUED),
    /** The owner stops a running job; what it has written so far stays readable. */
    STOP_RUNNING(CANCELED, RUNNING);

    private final JobStatus target;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private final Set<JobStatus> sources;

    JobTransition(JobStatus target, JobStatus... sources) {
        this.target = target;
        this.sources = Set.of(sources);
    }

    /** The status after this transition, or empty where the API says it has no effect. */
    public Optional<JobStatus> from(JobStatus current) {
        return sources.contains(current) ? Optional.of(target) : Optional.empty();
    }

    /**
     * What the owner's stop means for a job in this status, or empty where it has no effect.
     *
     * @param cancelWaiting whether a waiting job becomes canceled, and not created as the standard says
     */
    public static Optional<JobTransition> stopOf(JobStatus current, boolean cancelWaiting) {
        if (current == QUEUED) {
            return Optional.of(cancelWaiting ? CANCEL_WAITING : STOP_WAITING);
        }
        return current == RUNNING ? Optional.of(STOP_RUNNING) : Optional.empty();
    }
}
