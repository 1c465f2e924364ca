package dev.terrane.api.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.persistence.UserProcessRows;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.graph.ProcessEcho;
import dev.terrane.model.process.ProcessCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The processes that users store to call them from others. Their number and size per user are limited by the settings. */
@ApplicationScoped
public class StoredProcesses {
    /** More than the standard allows: its own tests store a UUID with hyphens. Such ids can be used, but are not listed. */
    private static final int LONGEST_IN_LIST = 16_000;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.~-]{1,200}");

    private static final List<String> ONLY_IN_DETAIL = List.of("process_graph", "exceptions", "examples", "links");

    private final UserProcessRows rows;
    private final ProcessNamespaces namespaces;
    private final ApiConfig.Workspace limits;
    private final ObjectMapper json;
    private final Clock clock;
    private final ProcessCatalogue catalogue = ProcessCatalogue.bundled();

    StoredProcesses(
            UserProcessRows rows, ProcessNamespaces namespaces, ApiConfig config, ObjectMapper json, Clock clock) {
        this.rows = rows;
        this.namespaces = namespaces;
        this.limits = config.workspace();
        this.json = json;
        this.clock = clock;
    }

    /** Processes of a user behind an id, without what is large. */
    @Transactional
    public List<JsonNode> page(String owner, String after, int limit) {
        return rows.page(owner, after, limit).stream().map(this::read).toList();
    }

    /** A process with everything. */
    @Transactional
    public JsonNode find(String owner, String id) {
        return Optional.of(id)
                .filter(valid -> ID.matcher(valid).matches())
                .flatMap(valid -> rows.find(owner, valid))
                .map(this::read)
                .orElseThrow(() -> OpenEoError.PROCESS_GRAPH_NOT_FOUND.exception("identifier", id));
    }

    /** Stores a process in the place of the one of that id; one that could not run is refused. */
    @Transactional
    public void put(String owner, String id, @Nullable JsonNode process) {
        if (!ID.matcher(id).matches()) {
            throw OpenEoError.PROCESS_INVALID.exception(
                    "reason", "an id has up to 200 letters, digits and underscores");
        }
        if (catalogue.find(id).isPresent()) {
            throw OpenEoError.PREDEFINED_PROCESS_EXISTS.exception();
        }
        ObjectNode stored = (ObjectNode) ProcessEcho.of(namespaces.storable(owner, id, withId(process, id)));
        String text = write(stored);
        if (text.getBytes(StandardCharsets.UTF_8).length > limits.processKib() * 1024L) {
            throw OpenEoError.PROCESS_INVALID.exception("reason", "it is larger than " + limits.processKib() + " KiB");
        }
        if (rows.count(owner) >= limits.processes() && rows.find(owner, id).isEmpty()) {
            throw OpenEoError.STORAGE_QUOTA_EXCEEDED.exception();
        }
        ObjectNode listed = stored.deepCopy().remove(ONLY_IN_DETAIL);
        if (write(listed).length() > LONGEST_IN_LIST) {
            listed.remove(List.of("description", "summary"));
        }
        if (write(listed).length() > LONGEST_IN_LIST) {
            throw OpenEoError.PROCESS_INVALID.exception("reason", "what lists show of it is too long");
        }
        rows.put(owner, id, write(listed), text, clock.instant());
    }

    /** Forgets a process; started jobs that use it go on, others will not start. */
    @Transactional
    public void delete(String owner, String id) {
        if (!ID.matcher(id).matches() || !rows.delete(owner, id)) {
            throw OpenEoError.PROCESS_GRAPH_NOT_FOUND.exception("identifier", id);
        }
    }

    /** The id of the path counts, whatever the body says. */
    private static @Nullable JsonNode withId(@Nullable JsonNode process, String id) {
        return process instanceof ObjectNode object ? object.deepCopy().put("id", id) : process;
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String write(JsonNode value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
