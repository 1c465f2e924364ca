package dev.terrane.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.api.job.SyncJobs;
import dev.terrane.api.job.SyncLeases;
import dev.terrane.api.job.SyncWaits;
import dev.terrane.api.security.CurrentUser;
import dev.terrane.model.job.JobId;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.NoCache;
import org.jspecify.annotations.Nullable;

/**
 * {@code /result}: a process is computed while the client waits. No thread waits with it. Every answer behind the
 * checks, a failure too, names the request and where its log is.
 */
@Path("/result")
@NoCache
class ResultResource {
    private final SyncJobs jobs;
    private final SyncWaits waits;
    private final SyncLeases leases;
    private final ResultAnswer answer;
    private final CurrentUser user;
    private final PublicUrl url;

    ResultResource(
            SyncJobs jobs, SyncWaits waits, SyncLeases leases, ResultAnswer answer, CurrentUser user, PublicUrl url) {
        this.jobs = jobs;
        this.waits = waits;
        this.leases = leases;
        this.answer = answer;
        this.user = user;
        this.url = url;
    }

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> compute(@Nullable JsonNode request, RoutingContext connection) {
        JobId job = jobs.begin(user.id(), request);
        HttpServerResponse response = connection.response();
        holdUntilSent(job, connection);
        response.putHeader("OpenEO-Identifier", job.value());
        response.putHeader(HttpHeaders.LINK, "<" + url.of("/jobs/" + job + "/logs") + ">; rel=\"monitor\"");
        return Uni.createFrom()
                .completionStage(waits.end(job))
                // the server cancels when the client closes the connection
                .onCancellation()
                .invoke(() -> waits.giveUp(job))
                .map(status -> answer.of(job, status));
    }

    private void holdUntilSent(JobId job, RoutingContext connection) {
        leases.hold(job);
        connection.addEndHandler(sent -> leases.release(job));
        // a connection that was closed before says nothing more
        if (connection.response().closed()) {
            leases.release(job);
        }
    }
}
