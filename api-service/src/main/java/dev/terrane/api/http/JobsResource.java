package dev.terrane.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.api.http.dto.Wire;
import dev.terrane.api.job.JobQueries;
import dev.terrane.api.job.JobService;
import dev.terrane.api.security.CurrentUser;
import dev.terrane.model.job.JobId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.NoCache;
import org.jspecify.annotations.Nullable;

/** {@code /jobs}: create, list, describe, update, delete. */
@Path("/jobs")
@NoCache
@Produces(MediaType.APPLICATION_JSON)
class JobsResource {
    /** Without a limit all jobs are listed; a client that knows of no pages must not miss any. */
    private static final int ALL = Integer.MAX_VALUE - 1;

    private final JobService jobs;
    private final JobQueries queries;
    private final CurrentUser user;
    private final PublicUrl url;

    JobsResource(JobService jobs, JobQueries queries, CurrentUser user, PublicUrl url) {
        this.jobs = jobs;
        this.queries = queries;
        this.user = user;
        this.url = url;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Nullable JsonNode request) {
        JobId id = jobs.create(user.id(), request);
        return Response.created(URI.create(url.of("/jobs/" + id)))
                .header("OpenEO-Identifier", id.value())
                .build();
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public void update(String id, @Nullable JsonNode changes) {
        jobs.update(user.id(), id, changes);
    }

    @DELETE
    @Path("/{id}")
    public void delete(String id) {
        jobs.delete(user.id(), id);
    }

    @GET
    @Compressed
    public Wire.JobList list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("before") @Nullable String before) {
        String owner = user.id();
        Page page = Page.of(limit, before);
        int wanted = page.limit().orElse(ALL);
        List<JobQueries.Summary> found = queries.page(owner, page.time(), page.id(), wanted + 1);
        List<Wire.Job> jobsOnPage =
                found.stream().limit(wanted).map(JobWire::summary).toList();
        List<Wire.Link> links = new ArrayList<>();
        if (found.size() > wanted) {
            JobQueries.Summary last = found.get(wanted - 1);
            String next = "/jobs?limit=" + wanted + "&before=" + Page.token(last.created(), last.id());
            links.add(new Wire.Link("next", url.of(next), MediaType.APPLICATION_JSON, null));
        }
        return new Wire.JobList(jobsOnPage, links);
    }

    @GET
    @Path("/{id}")
    public Wire.JobDetail describe(String id) {
        return JobWire.detail(queries.describe(user.id(), id), url);
    }
}
