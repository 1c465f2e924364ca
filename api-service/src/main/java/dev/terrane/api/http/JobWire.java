package dev.terrane.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.terrane.api.http.dto.Wire;
import dev.terrane.api.job.JobQueries;
import dev.terrane.model.job.JobStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what is known about jobs into what goes over the wire. */
final class JobWire {
    private JobWire() {}

    static Wire.Job summary(JobQueries.Summary job) {
        return new Wire.Job(
                job.id(),
                job.title(),
                job.description(),
                job.status(),
                job.progress(),
                job.created(),
                job.updated(),
                job.logLevel(),
                job.plan(),
                job.costs(),
                job.budget());
    }

    static Wire.JobDetail detail(JobQueries.Detail detail, PublicUrl url) {
        JobQueries.Summary job = detail.summary();
        Map<String, JsonNode> extras = new LinkedHashMap<>();
        JsonNode more = detail.extras();
        if (more != null) {
            more.properties().forEach(property -> extras.put(property.getKey(), property.getValue()));
        }
        return new Wire.JobDetail(
                job.id(),
                job.title(),
                job.description(),
                detail.process(),
                job.status(),
                job.progress(),
                job.created(),
                job.updated(),
                job.logLevel(),
                job.plan(),
                job.costs(),
                job.budget(),
                usage(detail.usage()),
                links(job, url),
                extras);
    }

    static Wire.LogEntry entry(JobQueries.Entry entry) {
        return new Wire.LogEntry(
                entry.id(),
                entry.level(),
                entry.time(),
                entry.code(),
                entry.message(),
                path(entry.path()),
                entry.data(),
                null);
    }

    private static List<Wire.Link> links(JobQueries.Summary job, PublicUrl url) {
        List<Wire.Link> links = new ArrayList<>();
        links.add(new Wire.Link("self", url.of("/jobs/" + job.id()), "application/json", null));
        links.add(new Wire.Link("monitor", url.of("/jobs/" + job.id() + "/logs"), "application/json", "Log"));
        if (job.status() != JobStatus.CREATED && job.status() != JobStatus.QUEUED) {
            links.add(new Wire.Link("result", url.of("/jobs/" + job.id() + "/results"), "application/json", "Results"));
        }
        return links;
    }

    private static @Nullable Map<String, Wire.Metric> usage(@Nullable JsonNode usage) {
        if (usage == null) {
            return null;
        }
        Map<String, Wire.Metric> metrics = new LinkedHashMap<>();
        metrics.put("cpu", new Wire.Metric(usage.path("cpuSeconds").asDouble(), "cpu-seconds"));
        metrics.put("memory", new Wire.Metric(usage.path("memoryMbSeconds").asDouble(), "mb-seconds"));
        metrics.put("duration", new Wire.Metric(usage.path("durationSeconds").asDouble(), "seconds"));
        metrics.put("network", new Wire.Metric(usage.path("networkBytes").asDouble(), "b"));
        metrics.put("storage", new Wire.Metric(usage.path("storageBytes").asDouble(), "b"));
        return metrics;
    }

    /** The nodes of an entry in the standard's spelling. */
    private static @Nullable JsonNode path(@Nullable JsonNode path) {
        if (path == null) {
            return null;
        }
        var steps = JsonNodeFactory.instance.arrayNode();
        path.forEach(step -> {
            var wire = steps.addObject().put("node_id", step.path("nodeId").asText());
            if (step.path("processId").isTextual()) {
                wire.put("process_id", step.get("processId").asText());
            }
        });
        return steps;
    }
}
