package dev.terrane.api.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.api.job.JobQueries;
import dev.terrane.api.job.JobResults;
import dev.terrane.api.job.JobService;
import dev.terrane.api.security.CurrentUser;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.job.JobStatus;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jboss.resteasy.reactive.NoCache;
import org.jspecify.annotations.Nullable;

/** {@code /jobs/{id}/results}: start, stop, results, and downloads by signed links. */
@Path("/jobs/{id}/results")
@NoCache
class JobResultsResource {
    private final JobService jobs;
    private final JobQueries queries;
    private final JobResults results;
    private final CurrentUser user;
    private final ResultDocument document;
    private final ResultLinks links;
    private final HttpHeaders headers;

    JobResultsResource(
            JobService jobs,
            JobQueries queries,
            JobResults results,
            CurrentUser user,
            ResultDocument document,
            ResultLinks links,
            HttpHeaders headers) {
        this.jobs = jobs;
        this.queries = queries;
        this.results = results;
        this.user = user;
        this.document = document;
        this.links = links;
        this.headers = headers;
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
    @Produces({MediaType.APPLICATION_JSON, ResultDocument.GEOJSON_TYPE})
    public Response results(String id, @Context UriInfo query) {
        return answer(queries.describe(user.id(), id), Flag.of("partial", query));
    }

    /** The same document for whoever has the signed link. */
    @GET
    @Path("/signed/{signature}")
    @Produces({MediaType.APPLICATION_JSON, ResultDocument.GEOJSON_TYPE})
    public Response shared(String id, String signature, @QueryParam("expires") long expires, @Context UriInfo query) {
        boolean partial = Flag.of("partial", query);
        results.checkDocument(id, partial, expires, signature);
        links.endWith(expires);
        return answer(queries.find(id).orElseThrow(OpenEoError.NOT_FOUND::exception), partial);
    }

    /** What STAC says about one asset. */
    @GET
    @Path("/items/{signature}/{file}")
    @Produces(ResultDocument.GEOJSON_TYPE)
    public ObjectNode item(String id, String signature, String file, @QueryParam("expires") long expires) {
        JobResults.Download download = results.item(id, file, expires, signature);
        links.endWith(expires);
        JobQueries.Detail job = queries.find(id).orElseThrow(OpenEoError.NOT_FOUND::exception);
        return document.item(job, download, results.partialResult(id).manifest());
    }

    @HEAD
    @Path("/assets/{signature}/{file}")
    public Response head(String id, String signature, String file, @QueryParam("expires") long expires) {
        JobResults.Download download = results.download(id, file, expires, signature);
        return Response.ok()
                .header(HttpHeaders.CONTENT_LENGTH, download.asset().size())
                .header(HttpHeaders.CONTENT_TYPE, download.asset().type())
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(file))
                .build();
    }

    @GET
    @Path("/assets/{signature}/{file}")
    public Response get(
            String id,
            String signature,
            String file,
            @QueryParam("expires") long expires,
            @HeaderParam("Range") @Nullable String range) {
        JobResults.Download download = results.download(id, file, expires, signature);
        return results.link(download)
                .map(address -> Response.status(Response.Status.FOUND).location(address))
                .orElseGet(() -> RangeAnswer.of(
                                range,
                                download.asset().size(),
                                (from, length, out) -> results.copy(download, from, length, out))
                        .type(download.asset().type())
                        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(file)))
                .build();
    }

    private static String attachment(String file) {
        return "attachment; filename=\"" + file + "\"";
    }

    private Response answer(JobQueries.Detail job, boolean partial) {
        String id = job.summary().id();
        JobStatus status = job.summary().status();
        if (status == JobStatus.ERROR && !partial) {
            return Response.status(424)
                    .type(MediaType.APPLICATION_JSON)
                    .entity(JobWire.entry(queries.lastError(id).orElseThrow(OpenEoError.JOB_NOT_FINISHED::exception)))
                    .build();
        }
        if (status == JobStatus.CREATED) {
            throw OpenEoError.JOB_NOT_FINISHED.exception();
        }
        JobResults.Result result = partial ? results.partialResult(id) : results.result(id);
        Optional.ofNullable(result.held())
                .map(JobQueries.Held::until)
                .ifPresent(until -> links.endWith(until.getEpochSecond()));
        boolean geoJson = wantsGeoJson();
        ObjectNode body = geoJson ? document.item(job, result, partial) : document.collection(job, result, partial);
        return Response.ok(body)
                .type(geoJson ? ResultDocument.GEOJSON_TYPE : MediaType.APPLICATION_JSON)
                .header("OpenEO-Costs", 0)
                .build();
    }

    /** Whether GeoJSON is asked for by name before anything that plain JSON satisfies. */
    private boolean wantsGeoJson() {
        for (MediaType type : headers.getAcceptableMediaTypes()) {
            if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return false;
            }
            if (type.getSubtype().equals("geo+json")) {
                return true;
            }
        }
        return false;
    }
}
