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
import dev.terrane.model.graph.GraphParser;
import dev.terrane.model.graph.GraphValidator;
import dev.terrane.model.graph.ProcessGraph;
import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobTransition;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.process.ProcessCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
    private final GraphValidator validator = new GraphValidator(ProcessCatalogue.bundled());

    JobService(Jobs jobs, Commands commands, DispatchLoop dispatch, Clock clock, ObjectMapper json) {
        this.jobs = jobs;
        this.commands = commands;
        this.dispatch = dispatch;
        this.clock = clock;
        this.json = json;
    }

    /** Stores a job; the first fault of its process is the answer where it has one. */
    @Transactional
    public JobId create(String owner, @Nullable JsonNode request) {
        return new JobId(store(owner, request).id);
    }

    /** Stores a job in the transaction of the caller. */
    JobEntity store(String owner, @Nullable JsonNode request) {
        JsonNode process = request == null ? null : request.get("process");
        ProcessGraph graph = GraphParser.parseProcess(process);
        List<GraphValidator.Fault> faults = validator.validate(graph);
        if (!faults.isEmpty() || request == null || process == null) {
            throw faults.get(0).error();
        }
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
        return job;
    }

    /** Queues a job that rests; a waiting or running one stays as it is. */
    @Transactional
    public void start(String owner, String id) {
        queue(own(owner, id));
    }

    /** Queues a locked job that rests, in the transaction of the caller. */
    void queue(JobEntity job) {
        Instant now = clock.instant();
        if (job.apply(JobTransition.START, now)) {
            job.tries = 0;
            job.usage = null;
            job.enqueue(now);
            jobs.log(job, now, LogLevel.INFO, "The job was queued.");
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
                .filter(job -> job.owner.equals(owner) && !job.hidden)
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
