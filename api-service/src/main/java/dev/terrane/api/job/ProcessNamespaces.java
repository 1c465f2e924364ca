package dev.terrane.api.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.api.persistence.InlinedProcesses;
import dev.terrane.api.persistence.JobEntity;
import dev.terrane.api.persistence.Jobs;
import dev.terrane.api.persistence.UserProcessRows;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.graph.GraphInliner;
import dev.terrane.model.graph.GraphParser;
import dev.terrane.model.graph.GraphValidator;
import dev.terrane.model.graph.UserProcess;
import dev.terrane.model.graph.UserProcesses;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.process.ProcessCatalogue;
import dev.terrane.model.process.ProcessMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What graphs of a user may call: the back-end's processes and the user's own. A process is looked at when it is
 * submitted and again when it is started; from then on nothing that the user stores or deletes changes it.
 */
@ApplicationScoped
public class ProcessNamespaces {
    private final UserProcessRows rows;
    private final InlinedProcesses inlined;
    private final Jobs jobs;
    private final ObjectMapper json;
    private final ProcessCatalogue catalogue = ProcessCatalogue.bundled();

    ProcessNamespaces(UserProcessRows rows, InlinedProcesses inlined, Jobs jobs, ObjectMapper json) {
        this.rows = rows;
        this.inlined = inlined;
        this.jobs = jobs;
        this.json = json;
    }

    /**
     * Everything that is wrong with a process, also an id that is none; the user is null where nobody is logged in. Jobs do
     * not mind the id.
     */
    @Transactional
    public List<GraphValidator.Fault> faults(@Nullable String user, JsonNode process) {
        List<GraphValidator.Fault> faults =
                new ArrayList<>(faults(process, user == null ? UserProcesses.none() : of(user)));
        JsonNode id = process.path("id");
        if (id.isTextual() && !ProcessMetadata.isId(id.asText())) {
            faults.add(invalid("the id may have letters, digits and _ only"));
        }
        return faults;
    }

    /** The process itself, if a user may run it; otherwise its first fault is thrown. */
    @Transactional
    public JsonNode checked(String user, @Nullable JsonNode process) {
        return checked(process, of(user));
    }

    /** A process in which those of the user are inlined, as they are now. */
    @Transactional
    public GraphInliner.Inlined inline(String user, JsonNode process) {
        return new GraphInliner(catalogue, of(user)).inline(process);
    }

    /** Keeps what a job that is being started computes, and tells its owner which processes that takes. */
    void keep(JobEntity job, Instant now) {
        GraphInliner.Inlined taken = inline(job.owner, read(jobs.process(job).process));
        inlined.keep(job, taken.changed() ? taken.process().toString() : null);
        if (!taken.inlined().isEmpty()) {
            String names = taken.inlined().entrySet().stream()
                    .map(used -> used.getValue() ? used.getKey() + " (not the back-end's)" : used.getKey())
                    .collect(Collectors.joining(", "));
            jobs.log(
                    job,
                    now,
                    LogLevel.INFO,
                    "From namespace user, as it is at this start: " + names + ". All else is from namespace backend.");
        }
    }

    /** A process as its owner would store it under an id; it is checked as if it were stored already. */
    JsonNode storable(String user, String id, @Nullable JsonNode process) {
        UserProcesses others = of(user);
        return checked(
                process,
                called -> called.equals(id) && process != null
                        ? Optional.of(UserProcess.of(id, process))
                        : others.find(called));
    }

    private UserProcesses of(String user) {
        return id -> rows.find(user, id).map(text -> UserProcess.of(id, read(text)));
    }

    private JsonNode checked(@Nullable JsonNode process, UserProcesses user) {
        for (GraphValidator.Fault fault : faults(process, user)) {
            throw fault.error();
        }
        if (process == null) {
            throw OpenEoError.PROCESS_GRAPH_MISSING.exception();
        }
        return process;
    }

    private List<GraphValidator.Fault> faults(@Nullable JsonNode process, UserProcesses user) {
        List<GraphValidator.Fault> faults = new ArrayList<>();
        if (process != null) {
            for (String reason : ProcessMetadata.faults(process)) {
                faults.add(invalid(reason));
            }
        }
        try {
            faults.addAll(new GraphValidator(catalogue, user).validate(GraphParser.parseProcess(process)));
        } catch (OpenEoException malformed) {
            faults.add(new GraphValidator.Fault(List.of(), malformed));
        }
        return faults;
    }

    private static GraphValidator.Fault invalid(String reason) {
        return new GraphValidator.Fault(List.of(), OpenEoError.PROCESS_INVALID.exception("reason", reason));
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
