package dev.terrane.api.http.dto;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.model.job.JobStatus;
import dev.terrane.model.job.LogLevel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records that become JSON. Absent values are left out, never null. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public final class Wire {
    private Wire() {}

    /** A link with an absolute address. */
    public record Link(
            String rel,
            String href,
            @Nullable String type,
            @Nullable String title) {}

    /** An error as the standard has it. */
    public record Failure(String id, String code, String message) {}

    /** A page of jobs. */
    public record JobList(List<Job> jobs, List<Link> links) {}

    /** A job in a list. */
    public record Job(
            String id,
            @Nullable String title,
            @Nullable String description,
            JobStatus status,
            double progress,
            Instant created,
            Instant updated,
            @JsonProperty("log_level") LogLevel logLevel,
            @Nullable String plan,
            @Nullable BigDecimal costs,
            @Nullable BigDecimal budget) {}

    /** A job with everything. */
    public record JobDetail(
            String id,
            @Nullable String title,
            @Nullable String description,
            JsonNode process,
            JobStatus status,
            double progress,
            Instant created,
            Instant updated,
            @JsonProperty("log_level") LogLevel logLevel,
            @Nullable String plan,
            @Nullable BigDecimal costs,
            @Nullable BigDecimal budget,
            @Nullable Map<String, Metric> usage,
            List<Link> links,
            @JsonAnyGetter Map<String, JsonNode> extras) {}

    /** A measured value. */
    public record Metric(double value, String unit) {}

    /** What a job is likely to need; the size is in bytes, costs are there where something is charged. */
    public record Estimate(
            String duration, long size, @Nullable BigDecimal costs, Instant expires) {}

    /** A page of log entries. */
    public record Logs(LogLevel level, List<LogEntry> logs, List<Link> links) {}

    /** A log entry. */
    public record LogEntry(
            String id,
            LogLevel level,
            Instant time,
            @Nullable String code,
            String message,
            @Nullable JsonNode path,
            @Nullable JsonNode data,
            @Nullable List<Link> links) {}

    /** A page of processes that a user stored. */
    public record ProcessList(List<JsonNode> processes, List<Link> links) {}

    /** A fault of a process and the nodes it lies in, the innermost first. */
    public record ProcessFault(
            String code, String message, @Nullable List<NodeStep> path) {}

    /** A node of a graph. */
    public record NodeStep(
            @JsonProperty("node_id") String nodeId,
            @JsonProperty("process_id") String processId) {}

    /** A page of the files of a user. */
    public record FileList(List<UserFile> files, List<Link> links) {}

    /** A file of a user. */
    public record UserFile(String path, long size, Instant modified) {}
}
