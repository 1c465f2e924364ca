package dev.terrane.model.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.model.job.BudgetLimit;
import dev.terrane.model.job.JobId;
import dev.terrane.model.job.LogLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the API asks of the workers. The record key is the job id. Fields are only ever added: a worker ignores those it
 * does not know.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JobCommand.Start.class, name = "start"),
    @JsonSubTypes.Type(value = JobCommand.Stop.class, name = "stop"),
})
public sealed interface JobCommand {
    /** The job this is about. */
    JobId jobId();

    /** Counts the starts of a job and its attempts; of two, only the claim of the newer one can be granted. */
    int attempt();

    /**
     * Asks any idle worker to run an attempt.
     *
     * @param process the process with its graph, or null where it is too large for a message
     * @param processObject the object key of the process, or null where {@code process} carries it
     * @param owner the user whose job it is
     * @param logLevel the least severe level that is stored
     * @param catalogueHash names the catalogue the API validated with
     * @param limit what the job may cost; null where nothing limits it
     */
    record Start(
            JobId jobId,
            int attempt,
            @Nullable JsonNode process,
            @Nullable String processObject,
            String owner,
            LogLevel logLevel,
            String catalogueHash,
            Instant requestedAt,
            @Nullable BudgetLimit limit)
            implements JobCommand {}

    /**
     * Asks whichever worker runs the job to stop.
     *
     * @param attempt stops this attempt and older ones
     * @param claim stops only this claim; null stops every claim
     */
    record Stop(JobId jobId, int attempt, @Nullable String claim, Instant requestedAt) implements JobCommand {}
}
