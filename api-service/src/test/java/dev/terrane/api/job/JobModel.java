package dev.terrane.api.job;

import dev.terrane.model.job.JobStatus;
import dev.terrane.model.job.JobTransition;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a job must be after every history, told in the plainest way: one job, nothing stored, nothing locked. It knows the
 * rules from docs/job-states.md and DESIGN's words, not from the code that it is held against, and remembers which steps of
 * the table it took and which it was refused.
 */
final class JobModel {
    private final int mostTries;
    private final boolean hidden;
    private final Set<Visit> taken = new HashSet<>();
    private final Set<Visit> refused = new HashSet<>();

    JobStatus status = JobStatus.CREATED;
    int attempt;
    int tries;
    Optional<String> claim = Optional.empty();
    long lastEvent;
    double progress;
    boolean deleted;

    /** A step of the table from a status. */
    record Visit(JobStatus from, JobTransition by) {}

    JobModel(int mostTries, boolean hidden) {
        this.mostTries = mostTries;
        this.hidden = hidden;
    }

    Set<Visit> taken() {
        return taken;
    }

    Set<Visit> refused() {
        return refused;
    }

    private boolean go(JobTransition transition) {
        Visit visit = new Visit(status, transition);
        JobStatus target = switch (transition) {
            case START -> status.isActive() ? null : JobStatus.QUEUED;
            case CLAIM -> status == JobStatus.QUEUED ? JobStatus.RUNNING : null;
            case LOSE_LEASE -> status == JobStatus.RUNNING ? JobStatus.QUEUED : null;
            case COMPLETE -> status == JobStatus.RUNNING ? JobStatus.FINISHED : null;
            case FAIL -> status.isActive() ? JobStatus.ERROR : null;
            case STOP_WAITING -> status == JobStatus.QUEUED ? JobStatus.CREATED : null;
            case CANCEL_WAITING -> status == JobStatus.QUEUED ? JobStatus.CANCELED : null;
            case STOP_RUNNING -> status == JobStatus.RUNNING ? JobStatus.CANCELED : null;
        };
        if (target == null) {
            refused.add(visit);
            return false;
        }
        taken.add(visit);
        status = target;
        return true;
    }

    void start() {
        if (!deleted && go(JobTransition.START)) {
            tries = 0;
            enqueue();
        }
    }

    void stop() {
        if (deleted) {
            return;
        }
        if (!go(JobTransition.STOP_RUNNING)) {
            go(hidden ? JobTransition.CANCEL_WAITING : JobTransition.STOP_WAITING);
        }
    }

    void delete() {
        deleted = true;
    }

    void claim(int ofAttempt, String by, long sequence) {
        boolean again = ofAttempt == attempt && claim.equals(Optional.of(by));
        if (!deleted && !again && ofAttempt == attempt && go(JobTransition.CLAIM)) {
            claim = Optional.of(by);
            lastEvent = sequence;
        }
    }

    /** Whether an event of a claim counts at all: of the granted claim, and not heard yet. */
    boolean hears(int ofAttempt, String by, long sequence) {
        boolean held = !deleted && ofAttempt == attempt && claim.equals(Optional.of(by));
        if (!held || sequence <= lastEvent) {
            return false;
        }
        lastEvent = sequence;
        return true;
    }

    void progressed(double percent) {
        if (status == JobStatus.RUNNING) {
            progress = Math.max(progress, percent);
        }
    }

    void finished(boolean complete) {
        if (!complete) {
            failed(true);
        } else if (go(JobTransition.COMPLETE)) {
            progress = 100;
        }
    }

    void failed(boolean mayPass) {
        if (status != JobStatus.RUNNING) {
            refused.add(new Visit(status, JobTransition.LOSE_LEASE));
            return;
        }
        if (mayPass && tries < mostTries) {
            go(JobTransition.LOSE_LEASE);
            enqueue();
        } else {
            go(JobTransition.FAIL);
        }
    }

    void returned() {
        if (status == JobStatus.RUNNING && go(JobTransition.LOSE_LEASE)) {
            enqueue();
            tries--;
        }
    }

    void leaseLost() {
        failed(true);
    }

    private void enqueue() {
        attempt++;
        tries++;
        claim = Optional.empty();
        lastEvent = 0;
        progress = 0;
    }
}
