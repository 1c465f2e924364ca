package dev.terrane.api.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.persistence.InlinedProcesses;
import dev.terrane.api.persistence.JobEntity;
import dev.terrane.api.persistence.Jobs;
import dev.terrane.api.persistence.Queue;
import dev.terrane.api.storage.ResultStore;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobTransition;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.message.JobCommand;
import dev.terrane.model.message.MalformedMessageException;
import dev.terrane.model.message.MessageCodec;
import dev.terrane.model.message.Topics;
import dev.terrane.model.process.ProcessCatalogue;
import dev.terrane.model.result.ObjectKeys;
import io.quarkus.logging.Log;
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

    private final Queue queue;
    private final Jobs jobs;
    private final InlinedProcesses processes;
    private final Budgets budgets;
    private final Commands commands;
    private final ResultStore store;
    private final ApiConfig config;
    private final Clock clock;
    private final String catalogue = ProcessCatalogue.bundled().hash();

    Dispatcher(
            Queue queue,
            Jobs jobs,
            InlinedProcesses processes,
            Budgets budgets,
            Commands commands,
            ResultStore store,
            ApiConfig config,
            Clock clock) {
        this.queue = queue;
        this.jobs = jobs;
        this.processes = processes;
        this.budgets = budgets;
        this.commands = commands;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /** Publishes one job of a lane; returns whether there may be more to do. */
    @Transactional
    public boolean publishNext(boolean express) {
        Instant now = clock.instant();
        Optional<JobEntity> next = queue.next(
                now,
                express,
                config.dispatch().republishAfter(),
                new Queue.Limits(
                        config.jobs().maxPerUser(),
                        config.jobs().maxInAll(),
                        config.dispatch().ahead()));
        return next.isPresent() && publish(next.get(), now);
    }

    private boolean publish(JobEntity job, Instant now) {
        JobCommand.Start start;
        try {
            start = command(job, now);
        } catch (OpenEoException unmade) {
            Log.warnf("the start of job %s cannot be made: %s", job.id, unmade.getMessage());
            delay(job, now);
            return true;
        } catch (MalformedMessageException broken) {
            if (job.apply(JobTransition.FAIL, now)) {
                jobs.log(
                        job,
                        now,
                        LogLevel.ERROR,
                        "The stored process cannot be read. Please change it (PATCH) and start the job again.");
            }
            return true;
        }
        // what no worker took from the express lane comes to all of them: perhaps none has slots for it
        boolean express = job.express && job.publications == 0;
        if (!commands.start(express ? Topics.EXPRESS_STARTS : Topics.STARTS, start, job.publications)) {
            return false;
        }
        job.publishedAt = now;
        job.publications++;
        return true;
    }

    /** Lets the others pass; its user reads once why it waits. */
    private void delay(JobEntity job, Instant now) {
        if (job.notBefore == null) {
            jobs.log(job, now, LogLevel.WARNING, "The job waits: the object store does not take its process.");
        }
        job.notBefore = now.plus(config.dispatch().republishAfter());
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
