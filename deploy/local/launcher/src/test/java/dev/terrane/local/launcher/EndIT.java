package dev.terrane.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.local.client.OpenEoClient;
import dev.terrane.local.stack.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left behind when the launcher is interrupted or killed, or loses what it needs: nothing that disturbs. */
class EndIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SILENT = """
            {"load": {"process_id": "load_stac", "arguments": {"url": "http://127.0.0.1:%d/collection.json"}},
             "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "load"}, "format": "GTiff"},
               "result": true}}""";

    /** Hundreds of millions of pixels: it is not done when it is interrupted. */
    private static final String LONG = """
            {"load": {"process_id": "load_collection", "arguments": {"id": "DEMO_SENTINEL2_L2A", "spatial_extent": null,
               "temporal_extent": null}},
             "fine": {"process_id": "resample_spatial", "arguments": {"data": {"from_node": "load"}, "resolution": 1}},
             "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "fine"}, "format": "GTiff"},
               "result": true}}""";

    @TempDir
    Path folder;

    @BeforeEach
    void processesHaveGroups() {
        assumeTrue(TerraneProcess.canInterrupt(), "skipped: there is no setsid here");
    }

    @Test
    void everyEndLetsTheNextStartGoOnAtOnce() throws Exception {
        int port = Ports.free();
        String job = ctrlCLetsTheWorkerHandItsJobBack(port);
        killingLauncherAndPostgresLeavesThemToTheNextStart(port, job);
        aDemoThatLosesItsBrokerSaysSo(port);
    }

    private String ctrlCLetsTheWorkerHandItsJobBack(int port) throws Exception {
        try (TerraneProcess up = start("up", port)) {
            OpenEoClient client = client(up);
            ObjectNode request = JSON.createObjectNode();
            request.putObject("process").set("process_graph", JSON.readTree(LONG));
            String job = client.create(request);
            client.start(job);
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> client.describe(job).path("status").asText().equals("running"));
            List<ProcessHandle> children = up.descendants();
            up.interruptGroup();
            assertThat(up.awaitEnd()).isEqualTo(130);
            assertThat(up.output()).doesNotContain("ended", "Exception", "terrane: ");
            assertThat(children).hasSizeGreaterThan(4).noneMatch(ProcessHandle::isAlive);
            return job;
        }
    }

    private void killingLauncherAndPostgresLeavesThemToTheNextStart(int port, String handedBack) throws Exception {
        try (TerraneProcess up = start("up", port)) {
            OpenEoClient client = client(up);
            await().atMost(60, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(messages(client, handedBack))
                            .contains("The worker was shut down; the job is queued again."));
            client.stop(handedBack);
            List<ProcessHandle> postgres = up.children("PostgresServerMain");
            assertThat(postgres).hasSize(1);
            up.kill();
            postgres.get(0).destroyForcibly();
            up.awaitEnd();
        }
    }

    private void aDemoThatLosesItsBrokerSaysSo(int port) throws Exception {
        try (TerraneProcess demo = start("demo", port)) {
            demo.awaitLine("ready: ");
            List<ProcessHandle> children = demo.descendants();
            List<ProcessHandle> kafka = demo.children("KafkaServerMain");
            assertThat(kafka).hasSize(1);
            kafka.get(0).destroyForcibly();
            assertThat(demo.awaitEnd()).as(demo.output()).isEqualTo(1);
            assertThat(demo.output())
                    .contains("terrane: Kafka ended by itself with status 137; the end of", "kafka.log:");
            assertThat(children).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void aRunThatIsInterruptedLeavesNothingBehind() throws Exception {
        Path out = folder.resolve("out");
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Path graph = Files.writeString(folder.resolve("graph.json"), SILENT.formatted(silent.getLocalPort()));
            try (TerraneProcess run = TerraneProcess.start("run", graph.toString(), "--out", out.toString())) {
                await().atMost(60, TimeUnit.SECONDS)
                        .until(() -> Files.exists(out) && !names(out).isEmpty());
                run.interruptGroup();
                assertThat(run.awaitEnd()).isEqualTo(130);
                assertThat(run.output()).doesNotContain("Exception");
                assertThat(names(out)).isEmpty();
            }
        }
    }

    private TerraneProcess start(String command, int port) throws IOException {
        return TerraneProcess.start(
                command,
                "--port",
                Integer.toString(port),
                "--data",
                folder.resolve("data").toString());
    }

    private static OpenEoClient client(TerraneProcess up) throws IOException, InterruptedException {
        return new OpenEoClient(up.awaitLine("ready: "), "demo", "demo");
    }

    private static List<String> messages(OpenEoClient client, String job) throws IOException, InterruptedException {
        return client.logs(job, "").findValues("message").stream()
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
