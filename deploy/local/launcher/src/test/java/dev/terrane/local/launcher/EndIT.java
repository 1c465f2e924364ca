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

    private static final int SINES = 150;

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
            request.putObject("process").set("process_graph", longWork());
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
                            .anyMatch(message -> message.contains("gave the job back")));
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

    /** A graph that is not done when it is interrupted: a billion sines. */
    private static ObjectNode longWork() throws IOException {
        ObjectNode graph = (ObjectNode) JSON.readTree("""
                {"load": {"process_id": "load_collection", "arguments": {"id": "DEMO_SENTINEL2_L2A",
                   "spatial_extent": null, "temporal_extent": ["2022-05-01", "2022-08-01"]}},
                 "apply": {"process_id": "apply", "arguments": {"data": {"from_node": "load"}}},
                 "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "apply"}, "format": "GTiff"},
                   "result": true}}""");
        ObjectNode sines = graph.withObject("/apply/arguments/process/process_graph");
        for (int i = 0; i < SINES; i++) {
            ObjectNode sine = sines.putObject("sin" + i).put("process_id", "sin");
            ObjectNode x = sine.putObject("arguments").putObject("x");
            if (i == 0) {
                x.put("from_parameter", "x");
            } else {
                x.put("from_node", "sin" + (i - 1));
            }
            if (i == SINES - 1) {
                sine.put("result", true);
            }
        }
        return graph;
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
