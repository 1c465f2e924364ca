package dev.terrane.api.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.api.persistence.InlinedProcesses;
import dev.terrane.api.persistence.JobEntity;
import dev.terrane.api.storage.ResultStore;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.job.BudgetLimit;
import dev.terrane.model.job.JobId;
import dev.terrane.model.message.JobCommand;
import dev.terrane.model.message.MessageCodec;
import dev.terrane.model.process.ProcessCatalogue;
import dev.terrane.model.result.ObjectKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Puts start commands together. A process that is too large for a message becomes an object, which takes up to 30 s;
 * where that fails, the object store is not asked again for 10 s, so that other jobs do not wait behind each of these.
 */
@ApplicationScoped
class StartCommands {
    private static final int MOST_IN_MESSAGE = 64 * 1024;
    private static final Duration REST = Duration.ofSeconds(10);

    private final InlinedProcesses processes;
    private final Budgets budgets;
    private final ResultStore store;
    private final String catalogue = ProcessCatalogue.bundled().hash();
    private volatile Instant storeRestsUntil = Instant.MIN;

    StartCommands(InlinedProcesses processes, Budgets budgets, ResultStore store) {
        this.processes = processes;
        this.budgets = budgets;
        this.store = store;
    }

    /** The start of a job's current attempt; {@code StorageFailure} where the object store is away. */
    JobCommand.Start of(JobEntity job, Instant now) {
        JobId id = new JobId(job.id);
        byte[] text = processes.of(job).getBytes(StandardCharsets.UTF_8);
        JsonNode process = MessageCodec.decode(text, JsonNode.class);
        @Nullable BudgetLimit limit = budgets.limit(job);
        boolean small = text.length <= MOST_IN_MESSAGE;
        String key = ObjectKeys.process(id, job.attempt);
        if (!small) {
            job.processObject = true;
            store(key, text, now);
        }
        return new JobCommand.Start(
                id,
                job.attempt,
                small ? process : null,
                small ? null : key,
                job.owner,
                job.logLevel,
                catalogue,
                now,
                limit);
    }

    private void store(String key, byte[] process, Instant now) {
        if (now.isBefore(storeRestsUntil)) {
            throw OpenEoError.STORAGE_FAILURE.exception();
        }
        try {
            store.put(key, process);
        } catch (OpenEoException away) {
            storeRestsUntil = now.plus(REST);
            throw away;
        }
    }
}
