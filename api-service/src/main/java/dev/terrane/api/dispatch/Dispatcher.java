package dev.terrane.api.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.persistence.InlinedProcesses;
import dev.terrane.api.persistence.JobEntity;
import dev.terrane.api.persistence.Jobs;
import dev.terrane.api.storage.ResultStore;
import dev.terrane.model.job.JobId;
import dev.terrane.model.message.JobCommand;
import dev.terrane.model.message.MessageCodec;
import dev.terrane.model.process.ProcessCatalogue;
import dev.terrane.model.result.ObjectKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Publishes queued jobs, by fair share over users. The queued row is the outbox: it is marked as published in the
 * transaction in which the broker took it; a crash in between publishes it twice, which the claims make harmless.
 */
@ApplicationScoped
public class Dispatcher {
    private static final int MOST_IN_MESSAGE = 64 * 1024;

    private final Jobs jobs;
    private final InlinedProcesses processes;
    private final Budgets budgets;
    private final Commands commands;
    private final ResultStore store;
    private final ApiConfig config;
    private final Clock clock;
    private final String catalogue = ProcessCatalogue.bundled().hash();

    Dispatcher(
            Jobs jobs,
            InlinedProcesses processes,
            Budgets budgets,
            Commands commands,
            ResultStore store,
            ApiConfig config,
            Clock clock) {
        this.jobs = jobs;
        this.processes = processes;
        this.budgets = budgets;
        this.commands = commands;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /** Publishes one job; returns whether there may be more to do. */
    @Transactional
    public boolean publishNext() {
        Instant now = clock.instant();
        Optional<JobEntity> next = jobs.lockNext(
                now,
                config.dispatch().republishAfter(),
                config.jobs().maxPerUser(),
                config.dispatch().ahead());
        if (next.isEmpty() || !commands.start(command(next.get(), now), next.get().publications)) {
            return false;
        }
        next.get().publishedAt = now;
        next.get().publications++;
        return true;
    }

    private JobCommand.Start command(JobEntity job, Instant now) {
        JobId id = new JobId(job.id);
        byte[] process = processes.of(job).getBytes(StandardCharsets.UTF_8);
        boolean small = process.length <= MOST_IN_MESSAGE;
        String key = ObjectKeys.process(id, job.attempt);
        if (!small) {
            store.put(key, process);
        }
        return new JobCommand.Start(
                id,
                job.attempt,
                small ? MessageCodec.decode(process, JsonNode.class) : null,
                small ? null : key,
                job.owner,
                job.logLevel,
                catalogue,
                now,
                budgets.limit(job));
    }
}
