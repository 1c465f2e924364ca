package dev.terrane.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.local.client.JobRun;
import dev.terrane.local.client.OpenEoClient;
import dev.terrane.local.client.ProgressBar;
import dev.terrane.local.stack.Ports;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A back-end that stays up: what it computes, what it says about mistakes, and what it survives. */
class UpIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GRAPH = """
            {"load": {"process_id": "load_collection", "arguments": {"id": "%s", "spatial_extent": null,
               "temporal_extent": ["2022-06-01", "2022-06-10"], "bands": ["B04", "B08"]}},
             "ndvi": {"process_id": "ndvi", "arguments": {"data": {"from_node": "load"}}},
             "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "ndvi"}, "format": "%s"},
               "result": true}}""";

    @TempDir
    static Path folder;

    private static TerraneProcess terrane;
    private static OpenEoClient client;
    private static int port;

    @BeforeAll
    static void up() throws Exception {
        port = Ports.free();
        terrane = TerraneProcess.start("up", "--port", Integer.toString(port), "--data", data().toString());
        assertThat(terrane.awaitLine("ready: ")).isEqualTo("http://127.0.0.1:" + port + "/openeo/1.2");
        client = new OpenEoClient("http://127.0.0.1:" + port + "/openeo/1.2", "demo", "demo");
    }

    @AfterAll
    static void down() throws Exception {
        List<ProcessHandle> children = terrane.descendants();
        terrane.terminate();
        terrane.awaitEnd();
        assertThat(children).hasSizeGreaterThan(4);
        await().atMost(20, TimeUnit.SECONDS).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void aWorkerAndTheEngineAloneGiveTheSameFiles() throws Exception {
        for (String format : List.of("GTiff", "netCDF")) {
            String job = job(GRAPH.formatted("DEMO_SENTINEL2_L2A", format));
            assertThat(follow(job)).isEqualTo("finished");
            Path downloads = Files.createDirectories(folder.resolve("downloads-" + format));
            List<Path> files = new ArrayList<>();
            for (OpenEoClient.Download download : OpenEoClient.downloads(client.results(job))) {
                files.add(client.fetch(download, downloads));
            }
            assertThat(files).hasSize(format.equals("GTiff") ? 2 : 1);
            Path graph = Files.writeString(folder.resolve("graph.json"), GRAPH.formatted("DEMO_SENTINEL2_L2A", format));
            Path out = folder.resolve("alone-" + format);
            try (TerraneProcess run = TerraneProcess.start(
                    "run",
                    graph.toString(),
                    "--out",
                    out.toString(),
                    "--data",
                    data().toString(),
                    "--threads",
                    "1",
                    "--memory",
                    "64M")) {
                assertThat(run.awaitEnd()).as(run.output()).isZero();
            }
            for (Path file : files) {
                assertThat(out.resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    void aMistakeIsToldInTheLogAndDisturbsNothing() throws Exception {
        String missing = job(GRAPH.formatted("NOT_HERE", "GTiff"));
        assertThat(follow(missing)).isEqualTo("error");
        JsonNode reason = last(client.logs(missing, ""));
        assertThat(reason.path("level").asText()).isEqualTo("error");
        assertThat(reason.path("code").asText()).isEqualTo("CollectionNotFound");
        assertThat(reason.path("message").asText()).contains("NOT_HERE");
        assertThat(reason.path("path").path(0).path("node_id").asText()).isEqualTo("load");

        String wrong = job("""
                {"load": {"process_id": "load_stac", "arguments": {"url": "http://127.0.0.1:%d/nothing.json"}},
                 "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "load"}, "format": "GTiff"},
                   "result": true}}""".formatted(port));
        assertThat(follow(wrong)).isEqualTo("error");
        assertThat(last(client.logs(wrong, "")).path("message").asText()).contains("nothing.json");

        assertThat(follow(job(GRAPH.formatted("DEMO_SENTINEL2_L2A", "GTiff")))).isEqualTo("finished");
    }

    @Test
    void jobsOutliveTheApiAndTheWorker() throws Exception {
        String created = job(GRAPH.formatted("DEMO_SENTINEL2_L2A", "GTiff"));
        kill("worker-service");
        String queued = job(GRAPH.formatted("DEMO_SENTINEL2_L2A", "netCDF"));
        client.start(queued);
        kill("api-service");
        await().atMost(90, TimeUnit.SECONDS)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(status(queued)).isEqualTo("finished"));
        assertThat(status(created)).isEqualTo("created");
        assertThat(follow(created)).isEqualTo("finished");
        assertThat(terrane.output()).contains("worker-service ended by itself", "api-service ended by itself");
    }

    @Test
    void aTakenPortAndAFolderInUseAreRefused() throws Exception {
        try (TerraneProcess second =
                TerraneProcess.start("up", "--port", Integer.toString(port), "--data", folder + "/z")) {
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.output()).contains("terrane: port " + port + " for the API is taken");
        }
        try (TerraneProcess second =
                TerraneProcess.start("up", "--port", Integer.toString(Ports.free()), "--data", data().toString())) {
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.output()).contains("is in use by another local stack");
        }
    }

    @Test
    void aCommandThatIsCalledWronglySaysHow() throws Exception {
        try (TerraneProcess wrong = TerraneProcess.start("up", "--port", "many")) {
            assertThat(wrong.awaitEnd()).isEqualTo(2);
            assertThat(wrong.output()).contains("--port", "Usage: terrane up");
        }
        try (TerraneProcess wrong = TerraneProcess.start("up", "--port", "99999")) {
            assertThat(wrong.awaitEnd()).isEqualTo(2);
            assertThat(wrong.output()).contains("--port 99999 is not a port", "65535", "Usage: terrane up");
        }
        Path file = Files.writeString(folder.resolve("file"), "");
        try (TerraneProcess wrong = TerraneProcess.start("up", "--data", file + "/data")) {
            assertThat(wrong.awaitEnd()).isEqualTo(1);
            assertThat(wrong.output())
                    .contains("data folder " + file + "/data", "name another one with --data", "Not a directory")
                    .doesNotContain("\tat ");
        }
        try (TerraneProcess wrong =
                TerraneProcess.start("run", file.toString(), "--out", folder + "/x", "--memory", "90000G")) {
            assertThat(wrong.awaitEnd()).isEqualTo(2);
            assertThat(wrong.output()).contains("--memory 90000G is too much", "JDK_JAVA_OPTIONS=-Xmx180000G");
        }
        try (TerraneProcess wrong = TerraneProcess.start("run", "/nowhere.json", "--out", folder + "/x")) {
            assertThat(wrong.awaitEnd()).isEqualTo(1);
            assertThat(wrong.output()).contains("terrane: there is no file /nowhere.json");
        }
        try (TerraneProcess wrong = TerraneProcess.start(
                "up",
                "--port",
                Integer.toString(Ports.free()),
                "--collection",
                "/nowhere.json",
                "--data",
                folder + "/y")) {
            assertThat(wrong.awaitEnd()).isEqualTo(1);
            assertThat(wrong.output()).contains("there is no STAC collection at /nowhere.json");
        }
    }

    private static void kill(String service) {
        List<ProcessHandle> found = terrane.children("/" + service + "/");
        assertThat(found).hasSize(1);
        found.get(0).destroyForcibly();
    }

    private static Path data() {
        return folder.resolve("data");
    }

    private static String job(String graph) throws IOException, InterruptedException {
        ObjectNode job = JSON.createObjectNode();
        job.putObject("process").set("process_graph", JSON.readTree(graph));
        return client.create(job);
    }

    private static String follow(String job) throws IOException, InterruptedException {
        return new JobRun(client, new ProgressBar(new PrintWriter(new StringWriter()), false)).follow(job);
    }

    private static String status(String job) throws IOException, InterruptedException {
        String status = client.describe(job).path("status").asText();
        assertThat(Set.of("created", "queued", "running", "finished")).contains(status);
        return status;
    }

    private static JsonNode last(JsonNode entries) {
        return entries.path(entries.size() - 1);
    }
}
