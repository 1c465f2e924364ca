package dev.terrane.local.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.local.client.OpenEoClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The jobs of the load, and what their files are when nothing disturbs them. */
final class Samples {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NDVI = """
            {"load": {"process_id": "load_collection", "arguments": {"id": "DEMO_SENTINEL2_L2A", "spatial_extent": null,
               "temporal_extent": ["2022-06-01", "2022-06-10"], "bands": ["B04", "B08"]}},
             "ndvi": {"process_id": "ndvi", "arguments": {"data": {"from_node": "load"}}},
             "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "ndvi"}, "format": "GTiff"},
               "result": true}}""";
    private static final String MONTHS = """
            {"load": {"process_id": "load_collection", "arguments": {"id": "DEMO_SENTINEL2_L2A", "spatial_extent": null,
               "temporal_extent": null, "bands": ["B08"]}},
             "months": {"process_id": "aggregate_temporal_period", "arguments": {"data": {"from_node": "load"},
               "period": "month", "reducer": {"process_graph": {"m": {"process_id": "median",
                 "arguments": {"data": {"from_parameter": "data"}}, "result": true}}}}},
             "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "months"}, "format": "netCDF"},
               "result": true}}""";
    private static final int STEPS_OF_LONG = 24;

    private final Map<String, JsonNode> jobs = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> truths = new LinkedHashMap<>();

    Samples() throws JsonProcessingException {
        jobs.put("ndvi", parsed(NDVI));
        jobs.put("months", parsed(MONTHS));
        jobs.put("large", parsed(largeGraph()));
        jobs.put("long", parsed(longGraph()));
    }

    /** Too large for a message: it goes to the workers by way of the object store. */
    private static String largeGraph() {
        return NDVI.replace(
                "\"process_id\": \"ndvi\",",
                "\"process_id\": \"ndvi\", \"description\": \"" + "Why this is computed is a long story. ".repeat(3_000)
                        + "\",");
    }

    /** Some seconds of work for one thread: many functions of every value of the demo collection. */
    private static String longGraph() {
        StringBuilder steps = new StringBuilder();
        String before = "{\"from_parameter\": \"x\"}";
        for (int i = 0; i < STEPS_OF_LONG; i++) {
            steps.append("\"s%d\": {\"process_id\": \"%s\", \"arguments\": {\"x\": %s}}, "
                    .formatted(i, i % 2 == 0 ? "sin" : "arctan", before));
            before = "{\"from_node\": \"s" + i + "\"}";
        }
        steps.append("\"end\": {\"process_id\": \"absolute\", \"arguments\": {\"x\": %s}, \"result\": true}"
                .formatted(before));
        return """
                {"load": {"process_id": "load_collection", "arguments": {"id": "DEMO_SENTINEL2_L2A",
                   "spatial_extent": null, "temporal_extent": null, "bands": ["B02", "B03", "B04", "B08"]}},
                 "steps": {"process_id": "apply", "arguments": {"data": {"from_node": "load"},
                   "process": {"process_graph": {%s}}}},
                 "mean": {"process_id": "reduce_dimension", "arguments": {"data": {"from_node": "steps"},
                   "dimension": "t", "reducer": {"process_graph": {"m": {"process_id": "mean",
                     "arguments": {"data": {"from_parameter": "data"}}, "result": true}}}}},
                 "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "mean"},
                   "format": "GTiff"}, "result": true}}""".formatted(steps);
    }

    private static ObjectNode parsed(String graph) throws JsonProcessingException {
        ObjectNode job = JSON.createObjectNode();
        job.putObject("process").set("process_graph", JSON.readTree(graph));
        return job;
    }

    List<String> names() {
        return List.copyOf(jobs.keySet());
    }

    JsonNode job(String name) {
        return Objects.requireNonNull(jobs.get(name));
    }

    /** Remembers what an undisturbed run of a sample made. */
    void learn(String name, Map<String, String> files) {
        truths.put(name, files);
    }

    /** What its files are, by name and as digests. */
    Map<String, String> truth(String name) {
        return Objects.requireNonNull(truths.get(name));
    }

    /** Downloads all files of a finished job, as a user does, and digests them. */
    static Map<String, String> files(OpenEoClient client, String job, Path folder)
            throws IOException, InterruptedException {
        Map<String, String> digests = new TreeMap<>();
        Path downloads = Files.createDirectories(folder.resolve(job));
        for (OpenEoClient.Download download : OpenEoClient.downloads(client.results(job))) {
            Path file = client.fetch(download, downloads);
            digests.put(download.name(), digest(Files.readAllBytes(file)));
            Files.delete(file);
        }
        return digests;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
