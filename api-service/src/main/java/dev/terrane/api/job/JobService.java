package dev.terrane.api.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.dispatch.Commands;
import dev.terrane.api.dispatch.DispatchLoop;
import dev.terrane.api.persistence.Garbage;
import dev.terrane.api.persistence.JobEntity;
import dev.terrane.api.persistence.JobProcessEntity;
import dev.terrane.api.persistence.Jobs;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobTransition;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.message.LogEntry;
import dev.terrane.model.result.ObjectKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What owners do with their jobs. The new state is committed before the caller answers. */
@ApplicationScoped
public class JobService {
    private final Jobs jobs;
    private final Garbage garbage;
    private final Commands commands;
    private final DispatchLoop dispatch;
    private final Billing billing;
    private final Estimates estimates;
    private final Duration express;
    private final LateUsage lateUsage;
    private final ApiConfig.Jobs config;
    private final Clock clock;
    private final ProcessNamespaces namespaces;

    JobService(
            Jobs jobs,
            Garbage garbage,
            Commands commands,
            DispatchLoop dispatch,
            Billing billing,
            Estimates estimates,
            LateUsage lateUsage,
            ApiConfig config,
            Clock clock,
            ProcessNamespaces namespaces) {
        this.jobs = jobs;
        this.garbage = garbage;
        this.commands = commands;
        this.dispatch = dispatch;
        this.billing = billing;
        this.estimates = estimates;
        this.express = config.dispatch().express();
        this.lateUsage = lateUsage;
        this.config = config.jobs();
        this.clock = clock;
        this.namespaces = namespaces;
    }

    /** Stores a job; the first fault of its process is the answer where it has one. */
    @Transactional
    public JobId create(String owner, @Nullable JsonNode body) {
        return new JobId(store(owner, body).id);
    }

    /** Stores a job in the transaction of the caller. */
    JobEntity store(String owner, @Nullable JsonNode body) {
        if (!(body instanceof ObjectNode object)) {
            throw OpenEoError.PROCESS_GRAPH_MISSING.exception();
        }
        JobRequest request = new JobRequest(object);
        JsonNode process = namespaces.checked(owner, request.process());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        JobEntity job = new JobEntity();
        job.id = JobId.from(UUID.randomUUID()).value();
        job.owner = owner;
        job.title = request.text("title");
        job.description = request.text("description");
        job.logLevel = Objects.requireNonNullElse(request.logLevel(), LogLevel.INFO);
        job.plan = billing.plan(request.text("plan"));
        job.budget = request.budget(BigDecimal.ZERO);
        ObjectNode extras = request.extras();
        job.extras = extras.isEmpty() ? null : extras.toString();
        job.createdAt = now;
        job.updatedAt = now;
        jobs.add(job, LogEntry.of(now, LogLevel.INFO, "The job was created."));
        JobProcessEntity stored = new JobProcessEntity();
        stored.jobId = job.id;
        stored.process = process.toString();
        stored.persist();
        return job;
    }

    /** Changes what a request names of a job that rests; {@code JobLocked} while it is queued or runs. */
    @Transactional
    public void update(String owner, String id, @Nullable JsonNode body) {
        JobEntity job = own(owner, id);
        if (!(body instanceof ObjectNode object)) {
            throw OpenEoError.NO_DATA_FOR_UPDATE.exception();
        }
        JobRequest request = new JobRequest(object);
        request.requireEditable();
        if (job.status.isActive()) {
            throw OpenEoError.JOB_LOCKED.exception();
        }
        if (request.has("process")) {
            jobs.process(job).process =
                    namespaces.checked(owner, request.process()).toString();
        }
        if (request.has("title")) {
            job.title = request.text("title");
        }
        if (request.has("description")) {
            job.description = request.text("description");
        }
        if (request.text("plan") != null) {
            job.plan = billing.plan(request.text("plan"));
        }
        if (request.has("budget")) {
            job.budget = request.budget(job.costs);
        }
        job.logLevel = Objects.requireNonNullElse(request.logLevel(), job.logLevel);
        job.extras = JobExtras.merged(job.extras, object, request.extras());
    }

    /** Removes a job in any state: its work is stopped, its rows go now and its objects soon. */
    @Transactional
    public void delete(String owner, String id) {
        JobEntity job = own(owner, id);
        Instant now = clock.instant();
        if (job.status.isActive()) {
            commands.stop(new JobId(job.id), job.attempt, null, now);
            dispatch.wakeUp();
        }
        garbage.add(ObjectKeys.jobPrefix(new JobId(job.id)), now);
        jobs.delete(job);
    }

    /**
     * Queues a job that rests, with its owner's processes as they are now; a waiting or running one stays as it is. What
     * it made before is dropped.
     */
    @Transactional
    public void start(String owner, String id) {
        queue(own(owner, id));
    }

    /** Queues a locked job that rests, in the transaction of the caller. */
    void queue(JobEntity job) {
        Instant now = clock.instant();
        if (billing.isUsedUp(job) && !job.status.isActive()) {
            throw OpenEoError.PAYMENT_REQUIRED.exception();
        }
        lateUsage.expect(job);
        if (job.apply(JobTransition.START, now)) {
            JobProcessEntity process = jobs.process(job);
            process.started = process.process;
            if (job.attempt > 0) {
                garbage.add(ObjectKeys.attemptPrefix(new JobId(job.id), job.attempt), now);
            }
            job.tries = 0;
            job.usage = null;
            job.usageBefore = null;
            job.costsBefore = job.costs;
            job.enqueue(now);
            jobs.log(job, now, LogLevel.INFO, "The job was queued.");
            namespaces.keep(job, now);
            job.express = job.priority > 0 || estimates.isShort(job, express);
            dispatch.wakeUp();
        }
    }

    /** Stops a waiting or running job; any other stays as it is. */
    @Transactional
    public void stop(String owner, String id) {
        JobEntity job = own(owner, id);
        Instant now = clock.instant();
        boolean cancelWaiting = config.stoppedQueuedStatus() == ApiConfig.StoppedQueuedStatus.CANCELED;
        Optional<JobTransition> stop = JobTransition.stopOf(job.status, cancelWaiting);
        if (stop.isPresent() && job.apply(stop.get(), now)) {
            job.leaseUntil = null;
            garbage.addProcess(job, now);
            jobs.log(job, now, LogLevel.INFO, "The job was stopped by its owner.");
            commands.stop(new JobId(job.id), job.attempt, null, now);
            dispatch.wakeUp();
        }
    }

    private JobEntity own(String owner, String id) {
        return Optional.of(id)
                .filter(JobId::isValid)
                .flatMap(valid -> jobs.lock(new JobId(valid)))
                .filter(job -> job.owner.equals(owner) && !job.hidden)
                .orElseThrow(() -> OpenEoError.JOB_NOT_FOUND.exception("identifier", id));
    }
}
