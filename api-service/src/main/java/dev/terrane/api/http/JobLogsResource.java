package dev.terrane.api.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.api.http.dto.Wire;
import dev.terrane.api.job.JobQueries;
import dev.terrane.api.security.CurrentUser;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.job.LogLevel;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jboss.resteasy.reactive.NoCache;
import org.jspecify.annotations.Nullable;

/**
 * {@code /jobs/{id}/logs}: what happened, in order; {@code offset} is the id of the last entry a client has. Without a
 * limit all entries are sent, read from the database page by page, so that a long log takes no more memory than a short
 * one.
 */
@Path("/jobs/{id}/logs")
@NoCache
@Produces(MediaType.APPLICATION_JSON)
class JobLogsResource {
    private static final int PAGE = 5_000;

    private final JobQueries queries;
    private final CurrentUser user;
    private final PublicUrl url;
    private final ObjectMapper json;

    JobLogsResource(JobQueries queries, CurrentUser user, PublicUrl url, ObjectMapper json) {
        this.queries = queries;
        this.user = user;
        this.url = url;
        this.json = json;
    }

    private record Wanted(String owner, String id, LogLevel asked, LogLevel effective) {}

    @GET
    @Compressed
    public Response logs(
            String id,
            @QueryParam("offset") @Nullable String offset,
            @QueryParam("level") @Nullable String level,
            @QueryParam("limit") @Nullable String limit) {
        String owner = user.id();
        LogLevel asked = level(level);
        LogLevel kept = queries.logLevel(owner, id);
        Wanted wanted = new Wanted(owner, id, asked, asked.isAtLeast(kept) ? asked : kept);
        long after = offset(offset);
        OptionalInt most = Page.limit(limit);
        Object answer = most.isPresent() ? page(wanted, after, most.getAsInt()) : all(wanted, after);
        return Response.ok(answer).type(MediaType.APPLICATION_JSON).build();
    }

    private Wire.Logs page(Wanted wanted, long after, int limit) {
        List<JobQueries.Entry> found = queries.logs(wanted.owner(), wanted.id(), after, wanted.asked(), limit + 1);
        List<Wire.LogEntry> entries =
                found.stream().limit(limit).map(JobWire::entry).toList();
        List<Wire.Link> links = new ArrayList<>();
        if (found.size() > limit) {
            String next = "/jobs/" + wanted.id() + "/logs?offset="
                    + found.get(limit - 1).id() + "&level=" + wanted.asked().wire() + "&limit=" + limit;
            links.add(new Wire.Link("next", url.of(next), MediaType.APPLICATION_JSON, null));
        }
        return new Wire.Logs(wanted.effective(), entries, links);
    }

    private StreamingOutput all(Wanted wanted, long after) {
        return out -> write(wanted, after, out);
    }

    private void write(Wanted wanted, long after, OutputStream out) throws IOException {
        try (JsonGenerator generator =
                json.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT)) {
            generator.writeStartObject();
            generator.writeStringField("level", wanted.effective().wire());
            generator.writeArrayFieldStart("logs");
            long last = after;
            List<JobQueries.Entry> found;
            do {
                found = queries.logs(wanted.owner(), wanted.id(), last, wanted.asked(), PAGE);
                for (JobQueries.Entry entry : found) {
                    generator.writePOJO(JobWire.entry(entry));
                    last = Long.parseLong(entry.id());
                }
            } while (found.size() == PAGE);
            generator.writeEndArray();
            generator.writeArrayFieldStart("links");
            generator.writeEndArray();
            generator.writeEndObject();
        }
    }

    private static LogLevel level(@Nullable String word) {
        try {
            return word == null || word.isEmpty() ? LogLevel.DEBUG : LogLevel.fromWire(word);
        } catch (IllegalArgumentException unknown) {
            throw refused("'level' must be one of debug, info, warning and error");
        }
    }

    private static long offset(@Nullable String id) {
        try {
            return id == null || id.isEmpty() ? 0 : Long.parseLong(id);
        } catch (NumberFormatException foreign) {
            throw refused("'offset' must be the id of a log entry");
        }
    }

    private static OpenEoException refused(String reason) {
        return OpenEoException.own(400, "QueryInvalid", "Parameter " + reason + ".");
    }
}
