package dev.terrane.worker.job;

import dev.terrane.engine.exec.CancelToken;
import dev.terrane.model.job.JobId;
import org.jspecify.annotations.Nullable;

/** One claim that this worker runs, and the way to stop it. */
public record Attempt(JobId job, int number, String claim, CancelToken cancel) {
    /** Whether a stop of this attempt number and claim means this one; a null claim means all. */
    public boolean isMeantBy(int attempt, @Nullable String wanted) {
        return number <= attempt && (wanted == null || wanted.equals(claim));
    }
}
