package dev.terrane.model.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.model.job.LogLevel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a job's log as the user reads it; its id is given by the API when it is stored.
 *
 * @param code an openEO code, where there is one
 * @param path the nodes it is about, from the innermost to the outermost
 * @param data anything a machine may want to read, for instance what {@code inspect} was given
 */
public record LogEntry(
        Instant time,
        LogLevel level,
        @Nullable String code,
        String message,
        List<PathElement> path,
        @Nullable JsonNode data) {
    /** A node of the process graph. */
    public record PathElement(String nodeId, @Nullable String processId) {}

    /** An entry that is about the job as a whole. */
    public static LogEntry of(Instant time, LogLevel level, String message) {
        return new LogEntry(time, level, null, message, List.of(), null);
    }
}
