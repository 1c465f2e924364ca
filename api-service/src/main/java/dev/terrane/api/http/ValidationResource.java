package dev.terrane.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.api.http.dto.Wire;
import dev.terrane.api.job.ProcessNamespaces;
import dev.terrane.api.security.CurrentUser;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.graph.GraphValidator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /validation}: what is wrong with a process, all at once; faults of the process are no failure of the request.
 * Who sends a token may call processes of his own; a token that is not valid is refused, so that clients renew it.
 */
@Path("/validation")
@OpenToAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ValidationResource {
    private final ProcessNamespaces namespaces;
    private final CurrentUser user;

    ValidationResource(ProcessNamespaces namespaces, CurrentUser user) {
        this.namespaces = namespaces;
        this.user = user;
    }

    @POST
    public Map<String, List<Wire.ProcessFault>> validate(
            @Nullable JsonNode process, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String token) {
        if (process == null || process.isMissingNode() || process.isNull()) {
            throw OpenEoError.PROCESS_GRAPH_MISSING.exception();
        }
        String owner = token == null || token.isBlank() ? null : user.id();
        return Map.of(
                "errors",
                namespaces.faults(owner, process).stream()
                        .map(ValidationResource::error)
                        .toList());
    }

    private static Wire.ProcessFault error(GraphValidator.Fault fault) {
        OpenEoException error = fault.error();
        boolean somewhere = !fault.path().isEmpty();
        List<Wire.NodeStep> path = fault.path().stream()
                .map(step -> new Wire.NodeStep(step.nodeId(), step.processId()))
                .toList();
        return new Wire.ProcessFault(
                error.code(),
                somewhere ? "Node '" + fault.nodeId() + "': " + error.getMessage() : error.getMessage(),
                somewhere ? path : null);
    }
}
