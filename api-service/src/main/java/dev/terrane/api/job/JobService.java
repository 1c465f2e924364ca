package dev.terrane.api.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.api.dispatch.Commands;
import dev.terrane.api.dispatch.DispatchLoop;
import dev.terrane.api.persistence.JobEntity;
import dev.terrane.api.persistence.JobProcessEntity;
import dev.terrane.api.persistence.Jobs;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobTransition;
import dev.terrane.model.job.LogLevel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What owners do with their jobs. The new state is committed before the caller answers. */
@ApplicationScoped
public class JobService {
    /** What the standard says of a job; of these, a client sets the first six. */
    private static final Set<String> KNOWN = Set.of(
            "process",
            "title",
            "description",
            "plan",
            "budget",
            "log_level",
            "id",
            "status",
            "progress",
            "created",
            "updated",
            "costs",
            "usage",
            "links");

    private final Jobs jobs;
    private final Commands commands;
    private final DispatchLoop dispatch;
    private final Clock clock;
    private final ObjectMapper json;
    private final ProcessNamespaces namespaces;

    JobService(
            Jobs jobs,
            Commands commands,
            DispatchLoop dispatch,
            Clock clock,
            ObjectMapper json,
            ProcessNamespaces namespaces) {
        this.jobs = jobs;
        this.commands = commands;
        this.dispatch = dispatch;
        this.clock = clock;
        this.json = json;
        this.namespaces = namespaces;
    }

    /** Stores a job; the first fault of its process is the answer where it has one. */
    @Transactional
    public JobId create(String owner, @Nullable JsonNode request) {
        if (request == null) {
            throw OpenEoError.PROCESS_GRAPH_MISSING.exception();
        }
        JsonNode process = namespaces.checked(owner, request.get("process"));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        JobEntity job = new JobEntity();
        job.id = JobId.from(UUID.randomUUID()).value();
        job.owner = owner;
        job.title = text(request, "title");
        job.description = text(request, "description");
        job.logLevel = level(request);
        job.extras = extras(request);
        job.createdAt = now;
        job.updatedAt = now;
        jobs.persist(job);
        JobProcessEntity stored = new JobProcessEntity();
        stored.jobId = job.id;
        stored.process = write(process);
        stored.persist();
        return new JobId(job.id);
    }

    /** Queues a job that rests, with its owner's processes as they are now; a waiting or running one stays as it is. */
    @Transactional
    public void start(String owner, String id) {
        JobEntity job = own(owner, id);
        Instant now = clock.instant();
        if (job.apply(JobTransition.START, now)) {
            job.tries = 0;
            job.usage = null;
            job.enqueue(now);
            jobs.log(job, now, LogLevel.INFO, "The job was queued.");
            namespaces.keep(job, now);
            dispatch.wakeUp();
        }
    }

    /** Stops a waiting or running job; any other stays as it is. */
    @Transactional
    public void stop(String owner, String id) {
        JobEntity job = own(owner, id);
        Instant now = clock.instant();
        Optional<JobTransition> stop = JobTransition.stopOf(job.status);
        if (stop.isPresent() && job.apply(stop.get(), now)) {
            job.leaseUntil = null;
            jobs.log(job, now, LogLevel.INFO, "The job was stopped by its owner.");
            commands.stop(new JobId(job.id), job.attempt, null, now);
        }
    }

    private JobEntity own(String owner, String id) {
        return Optional.of(id)
                .filter(JobId::isValid)
                .flatMap(valid -> jobs.lock(new JobId(valid)))
                .filter(job -> job.owner.equals(owner))
                .orElseThrow(() -> OpenEoError.JOB_NOT_FOUND.exception("identifier", id));
    }

    private static @Nullable String text(JsonNode request, String field) {
        JsonNode value = request.get(field);
        return value == null || value.isNull() ? null : value.asText().replace('\0', ' ');
    }

    private static LogLevel level(JsonNode request) {
        String word = text(request, "log_level");
        try {
            return word == null ? LogLevel.INFO : LogLevel.fromWire(word);
        } catch (IllegalArgumentException unknown) {
            throw OpenEoError.PROCESS_INVALID.exception("reason", "there is no log_level '" + word + "'");
        }
    }

    /** What the request holds beyond the standard's properties; kept and given back as it is. */
    private @Nullable String extras(JsonNode request) {
        ObjectNode extras = json.createObjectNode();
        request.properties().forEach(property -> {
            if (!KNOWN.contains(property.getKey()) && !property.getValue().isNull()) {
                extras.set(property.getKey(), property.getValue());
            }
        });
        return extras.isEmpty() ? null : write(extras);
    }

    private String write(JsonNode value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
