package dev.terrane.worker.job;

import dev.terrane.engine.exec.CancelToken;
import dev.terrane.model.job.JobId;
import dev.terrane.model.message.JobCommand;

/** One claim that this worker runs, and the way to stop it. */
public record Attempt(JobId job, int number, String claim, CancelToken cancel) {
    /** Whether a stop means this attempt: it names the job, this or a later attempt, and this claim or none. */
    public boolean isMeantBy(JobCommand.Stop stop) {
        String wanted = stop.claim();
        return stop.jobId().equals(job) && number <= stop.attempt() && (wanted == null || wanted.equals(claim));
    }
}
