package dev.terrane.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.api.http.dto.Wire;
import dev.terrane.api.job.StoredProcesses;
import dev.terrane.api.security.CurrentUser;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.NoCache;
import org.jspecify.annotations.Nullable;

/** {@code /process_graphs}: processes that users define. */
@Path("/process_graphs")
@NoCache
@Produces(MediaType.APPLICATION_JSON)
class ProcessGraphsResource {
    private static final int MOST = 10_000;

    private final StoredProcesses processes;
    private final CurrentUser user;
    private final PublicUrl url;

    ProcessGraphsResource(StoredProcesses processes, CurrentUser user, PublicUrl url) {
        this.processes = processes;
        this.user = user;
        this.url = url;
    }

    @GET
    public Wire.ProcessList list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        String owner = user.id();
        int wanted = Page.limit(limit).orElse(MOST);
        List<JsonNode> found = processes.page(owner, after == null ? "" : after.replace('\0', ' '), wanted + 1);
        List<JsonNode> onPage = found.stream().limit(wanted).toList();
        List<Wire.Link> links = new ArrayList<>();
        if (found.size() > wanted) {
            String last = onPage.get(wanted - 1).path("id").asText();
            String next = "/process_graphs?limit=" + wanted + "&after=" + last;
            links.add(new Wire.Link("next", url.of(next), MediaType.APPLICATION_JSON, null));
        }
        return new Wire.ProcessList(onPage, links);
    }

    @GET
    @Path("/{id}")
    public JsonNode describe(String id) {
        return processes.find(user.id(), id);
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response store(String id, @Nullable JsonNode process) {
        processes.put(user.id(), id, process);
        return Response.ok().build();
    }

    @DELETE
    @Path("/{id}")
    public void delete(String id) {
        processes.delete(user.id(), id);
    }
}
