package dev.terrane.api.dispatch;

import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.persistence.JobEntity;
import dev.terrane.api.persistence.Queue;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.message.JobCommand;
import dev.terrane.model.message.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Publishes queued jobs, by fair share over users. The queued row is the outbox: it is marked as published in the
 * transaction in which the broker took it; a crash in between publishes it twice, which the claims make harmless.
 */
@ApplicationScoped
public class Dispatcher {
    private final Queue queue;
    private final StartCommands starts;
    private final StartFailures failures;
    private final Commands commands;
    private final ApiConfig config;
    private final Clock clock;

    Dispatcher(
            Queue queue,
            StartCommands starts,
            StartFailures failures,
            Commands commands,
            ApiConfig config,
            Clock clock) {
        this.queue = queue;
        this.starts = starts;
        this.failures = failures;
        this.commands = commands;
        this.config = config;
        this.clock = clock;
    }

    /** Publishes one job of a lane, or lets others pass where its start fails; returns whether there may be more to do. */
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
        Optional<JobCommand.Start> start = start(job, now);
        if (start.isEmpty()) {
            return true;
        }
        // what no worker took from the express lane, or what cannot be sent there, comes to all of them
        boolean express = job.express && job.publications == 0;
        boolean sent = express && commands.start(Topics.EXPRESS_STARTS, start.get(), job.publications);
        if (!sent && !commands.start(Topics.STARTS, start.get(), job.publications)) {
            return false;
        }
        failures.over(job);
        job.publishedAt = now;
        job.publications++;
        return true;
    }

    private Optional<JobCommand.Start> start(JobEntity job, Instant now) {
        try {
            return Optional.of(starts.of(job, now));
        } catch (PersistenceException away) {
            // without the database nothing can be said about any job
            throw away;
        } catch (OpenEoException away) {
            failures.storeAway(job, now);
        } catch (RuntimeException broken) {
            failures.broken(job, broken, now);
        }
        return Optional.empty();
    }
}
