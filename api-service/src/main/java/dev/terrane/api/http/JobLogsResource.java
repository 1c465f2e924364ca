package dev.terrane.api.http;

import dev.terrane.api.http.dto.Wire;
import dev.terrane.api.job.JobQueries;
import dev.terrane.api.security.CurrentUser;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.job.LogLevel;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.NoCache;
import org.jspecify.annotations.Nullable;

/** {@code /jobs/{id}/logs}: what happened, in order; {@code offset} is the id of the last entry a client has. */
@Path("/jobs/{id}/logs")
@NoCache
@Produces(MediaType.APPLICATION_JSON)
class JobLogsResource {
    private static final int MOST = 100_000;

    private final JobQueries queries;
    private final CurrentUser user;
    private final PublicUrl url;

    JobLogsResource(JobQueries queries, CurrentUser user, PublicUrl url) {
        this.queries = queries;
        this.user = user;
        this.url = url;
    }

    @GET
    @Compressed
    public Wire.Logs logs(
            String id,
            @QueryParam("offset") @Nullable String offset,
            @QueryParam("level") @Nullable String level,
            @QueryParam("limit") @Nullable String limit) {
        String owner = user.id();
        LogLevel asked = level(level);
        LogLevel kept = queries.logLevel(owner, id);
        LogLevel least = asked.isAtLeast(kept) ? asked : kept;
        int wanted = Page.limit(limit).orElse(MOST);
        List<JobQueries.Entry> found = queries.logs(owner, id, offset(offset), asked, wanted + 1);
        List<Wire.LogEntry> entries =
                found.stream().limit(wanted).map(JobWire::entry).toList();
        List<Wire.Link> links = new ArrayList<>();
        if (found.size() > wanted) {
            String next = "/jobs/" + id + "/logs?offset="
                    + found.get(wanted - 1).id() + "&level=" + asked.wire() + "&limit=" + wanted;
            links.add(new Wire.Link("next", url.of(next), MediaType.APPLICATION_JSON, null));
        }
        return new Wire.Logs(least, entries, links);
    }

    private static LogLevel level(@Nullable String word) {
        try {
            return word == null || word.isEmpty() ? LogLevel.DEBUG : LogLevel.fromWire(word);
        } catch (IllegalArgumentException unknown) {
            throw refused("level", "it is one of debug, info, warning and error");
        }
    }

    private static long offset(@Nullable String id) {
        try {
            return id == null || id.isEmpty() ? 0 : Long.parseLong(id);
        } catch (NumberFormatException foreign) {
            throw refused("offset", "it is the id of a log entry");
        }
    }

    private static RuntimeException refused(String parameter, String reason) {
        return OpenEoError.PROCESS_PARAMETER_INVALID.exception(
                Map.of("parameter", parameter, "process", "the request", "reason", reason));
    }
}
