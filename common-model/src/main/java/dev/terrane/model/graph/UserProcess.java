package dev.terrane.model.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process that a user stored.
 *
 * @param parameters null where they are not declared: it then takes whatever arguments it is given
 */
public record UserProcess(String id, @Nullable List<Parameter> parameters, ProcessGraph graph) {
    /** Reads a process object; {@code ProcessInvalid}, {@code ProcessGraphMissing} or {@code ProcessGraphInvalid}. */
    public static UserProcess of(String id, @Nullable JsonNode process) {
        ProcessGraph graph = GraphParser.parseProcess(process);
        if (process == null) {
            throw OpenEoError.PROCESS_GRAPH_MISSING.exception();
        }
        for (String fault : ProcessMetadata.faults(process)) {
            throw OpenEoError.PROCESS_INVALID.exception("reason", fault);
        }
        return new UserProcess(id, ProcessMetadata.parameters(process).orElse(null), graph);
    }
}
