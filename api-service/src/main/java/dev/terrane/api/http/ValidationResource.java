package dev.terrane.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.graph.GraphParser;
import dev.terrane.model.graph.GraphValidator;
import dev.terrane.model.process.ProcessCatalogue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /validation}: what is wrong with a process, all at once; faults of the process are no failure of the request. */
@Path("/validation")
@OpenToAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ValidationResource {
    private final GraphValidator validator = new GraphValidator(ProcessCatalogue.bundled());

    @POST
    public Map<String, List<Map<String, String>>> validate(@Nullable JsonNode process) {
        if (process == null || process.isMissingNode() || process.isNull()) {
            throw OpenEoError.PROCESS_GRAPH_MISSING.exception();
        }
        return Map.of("errors", faults(process));
    }

    private List<Map<String, String>> faults(JsonNode process) {
        try {
            return validator.validate(GraphParser.parseProcess(process)).stream()
                    .map(fault -> error(fault.error()))
                    .toList();
        } catch (OpenEoException malformed) {
            return List.of(error(malformed));
        }
    }

    private static Map<String, String> error(OpenEoException failure) {
        return Map.of("code", failure.code(), "message", failure.getMessage());
    }
}
