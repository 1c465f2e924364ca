package dev.terrane.api.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.job.JobQueries;
import dev.terrane.api.job.JobResults;
import dev.terrane.api.job.JobService;
import dev.terrane.api.security.CurrentUser;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.job.JobStatus;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jboss.resteasy.reactive.NoCache;

/** {@code /jobs/{id}/results}: start, stop, results, and downloads by signed links. */
@Path("/jobs/{id}/results")
@NoCache
class JobResultsResource {
    private final JobService jobs;
    private final JobQueries queries;
    private final JobResults results;
    private final CurrentUser user;
    private final ResultDocument document;
    private final ApiConfig config;
    private final Clock clock;

    JobResultsResource(
            JobService jobs,
            JobQueries queries,
            JobResults results,
            CurrentUser user,
            ResultDocument document,
            ApiConfig config,
            Clock clock) {
        this.jobs = jobs;
        this.queries = queries;
        this.results = results;
        this.user = user;
        this.document = document;
        this.config = config;
        this.clock = clock;
    }

    @POST
    public Response start(String id) {
        jobs.start(user.id(), id);
        return Response.accepted().build();
    }

    @DELETE
    public void stop(String id) {
        jobs.stop(user.id(), id);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response results(String id) {
        return answer(queries.describe(user.id(), id));
    }

    /** The same document for whoever has the signed link. */
    @GET
    @Path("/signed/{signature}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response shared(String id, String signature, @QueryParam("expires") long expires) {
        results.checkDocument(id, expires, signature);
        return answer(queries.find(id).orElseThrow(() -> OpenEoError.JOB_NOT_FOUND.exception("identifier", id)));
    }

    @HEAD
    @Path("/assets/{signature}/{file}")
    public Response head(String id, String signature, String file, @QueryParam("expires") long expires) {
        JobResults.Download download = results.download(id, file, expires, signature);
        return Response.ok()
                .header(HttpHeaders.CONTENT_LENGTH, download.asset().size())
                .header(HttpHeaders.CONTENT_TYPE, download.asset().type())
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .build();
    }

    @GET
    @Path("/assets/{signature}/{file}")
    public Response get(String id, String signature, String file, @QueryParam("expires") long expires) {
        JobResults.Download download = results.download(id, file, expires, signature);
        return Response.status(Response.Status.FOUND)
                .location(results.link(download))
                .build();
    }

    private Response answer(JobQueries.Detail job) {
        JobStatus status = job.summary().status();
        if (status == JobStatus.ERROR) {
            return Response.status(424)
                    .type(MediaType.APPLICATION_JSON)
                    .entity(JobWire.entry(
                            queries.lastError(job.summary().id()).orElseThrow(OpenEoError.JOB_NOT_FINISHED::exception)))
                    .build();
        }
        if (status != JobStatus.FINISHED) {
            throw OpenEoError.JOB_NOT_FINISHED.exception();
        }
        long expires = clock.instant().plus(config.storage().linkLifetime()).getEpochSecond();
        ObjectNode collection = document.of(job, results.result(job.summary().id()), expires);
        return Response.ok(collection)
                .type(MediaType.APPLICATION_JSON)
                .header("OpenEO-Costs", 0)
                .build();
    }
}
