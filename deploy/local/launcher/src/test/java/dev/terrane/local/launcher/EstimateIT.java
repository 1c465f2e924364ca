package dev.terrane.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.local.client.JobRun;
import dev.terrane.local.client.OpenEoClient;
import dev.terrane.local.client.ProgressBar;
import dev.terrane.local.stack.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the estimate says before a run, against what that run then measures, with real data and a real worker. */
class EstimateIT {
    private static final Path SERIES = TerraneProcess.ROOT.resolve("../shared/data/slovenia");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Estimates may be off by that factor; jobs of a few seconds also by as many seconds, for a machine is busy. */
    private static final double FACTOR = 3;

    private static final double SECONDS = 5;

    private static final String MONTHS = """
            {"load": {"process_id": "load_collection", "arguments": {"id": "SLOVENIA_NDVI", "spatial_extent": null,
               "temporal_extent": null, "bands": ["NDVI", "CLP"]}},
             "months": {"process_id": "aggregate_temporal_period", "arguments": {"data": {"from_node": "load"},
               "period": "month", "reducer": {"process_graph": {"m": {"process_id": "median",
                 "arguments": {"data": {"from_parameter": "data"}}, "result": true}}}}},
             "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "months"},
               "format": "netCDF"}, "result": true}}""";

    @TempDir
    Path folder;

    @Test
    void estimatesAreWithinAFactorOfThree_EJ04() throws Exception {
        int port = Ports.free();
        List<String> up = new ArrayList<>(List.of(
                "up",
                "--port",
                Integer.toString(port),
                "--data",
                folder.resolve("data").toString()));
        boolean slovenia = Files.isDirectory(SERIES);
        if (slovenia) {
            up.addAll(List.of("--collection", SERIES.resolve("collection.json").toString()));
        }
        try (TerraneProcess terrane = TerraneProcess.start(up.toArray(String[]::new))) {
            OpenEoClient client = new OpenEoClient(terrane.awaitLine("ready: "), "demo", "demo");
            Map<String, JsonNode> samples = new LinkedHashMap<>();
            samples.put("demo", demo());
            if (slovenia) {
                samples.put("slovenia", job(MONTHS));
            }
            for (int round = 0; round < 2; round++) {
                for (var sample : samples.entrySet()) {
                    run(client, client.create(sample.getValue()), sample.getKey());
                }
            }
            for (var sample : samples.entrySet()) {
                String job = client.create(sample.getValue());
                JsonNode estimate = estimate(client, job);
                JsonNode usage = run(client, job, sample.getKey());
                double size = usage.path("storage").path("value").asDouble();
                assertThat(size).as(sample.getKey()).isPositive();
                assertThat(estimate.path("size").asDouble())
                        .as("size of %s: %s, used %s", sample.getKey(), estimate, usage)
                        .isBetween(size / FACTOR, size * FACTOR);
                double seconds = usage.path("duration").path("value").asDouble();
                double told = Duration.parse(estimate.path("duration").asText()).toMillis() / 1000.0;
                if (told < seconds / FACTOR || told > seconds * FACTOR) {
                    assertThat(told)
                            .as("duration of %s: %s, used %s", sample.getKey(), estimate, usage)
                            .isCloseTo(seconds, within(SECONDS));
                }
            }
            terrane.terminate();
            terrane.awaitEnd();
        }
    }

    /** The catalogue reads its collections after the start; until then nothing can be told of them. */
    private static JsonNode estimate(OpenEoClient client, String job) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> client.estimate(job), told -> told.has("size"));
    }

    private static JsonNode run(OpenEoClient client, String job, String name) throws IOException, InterruptedException {
        String status = new JobRun(client, new ProgressBar(new PrintWriter(new StringWriter()), false)).follow(job);
        assertThat(status).as("%s: %s", name, client.logs(job, "")).isEqualTo("finished");
        return client.describe(job).path("usage");
    }

    private static JsonNode demo() throws IOException {
        try (InputStream in = Objects.requireNonNull(DemoCommand.class.getResourceAsStream("demo-job.json"))) {
            return JSON.readTree(in);
        }
    }

    private static ObjectNode job(String graph) throws IOException {
        ObjectNode job = JSON.createObjectNode();
        job.putObject("process").set("process_graph", JSON.readTree(graph));
        return job;
    }
}
