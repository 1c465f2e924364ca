package dev.terrane.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.local.stack.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Synchronous requests through the whole of a running back-end, from HTTP to the worker and back. */
class SyncIT {
    private static final String LOAD = """
            "load": {"process_id": "load_collection", "arguments": {"id": "DEMO_SENTINEL2_L2A", "spatial_extent": null,
               "temporal_extent": ["2022-06-01", "2022-06-10"], "bands": ["B04", "B08"]}}""";

    @TempDir
    static Path folder;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static TerraneProcess terrane;
    private static String base;
    private static String token;

    @BeforeAll
    static void up() throws Exception {
        int port = Ports.free();
        terrane = TerraneProcess.start(
                "up",
                "--port",
                Integer.toString(port),
                "--data",
                folder.resolve("data").toString());
        base = terrane.awaitLine("ready: ");
        String basic = Base64.getEncoder().encodeToString("demo:demo".getBytes(StandardCharsets.UTF_8));
        String answer = HTTP.send(
                        HttpRequest.newBuilder(URI.create(base + "/credentials/basic"))
                                .header("Authorization", "Basic " + basic)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        token = new ObjectMapper().readTree(answer).path("access_token").asText();
    }

    @AfterAll
    static void down() throws Exception {
        terrane.terminate();
        terrane.awaitEnd();
    }

    @Test
    void aValueIsTheAnswer() throws Exception {
        HttpResponse<byte[]> answer = post("""
                "a": {"process_id": "add", "arguments": {"x": 0.1, "y": 0.2}, "result": true}""");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).asString().isEqualTo("0.30000000000000004");
    }

    @Test
    void aSavedCubeIsOneFileAndSeveralAreATar() throws Exception {
        HttpResponse<byte[]> one = post(LOAD + save("netCDF"));
        assertThat(one.statusCode())
                .as(new String(one.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(one.headers().firstValue("Content-Type")).contains("application/x-netcdf");
        assertThat(one.headers().firstValue("Content-Length")).contains(Integer.toString(one.body().length));
        assertThat(one.body()).startsWith('C', 'D', 'F');
        HttpResponse<byte[]> several = post(LOAD + save("GTiff"));
        assertThat(several.statusCode()).isEqualTo(200);
        assertThat(several.headers().firstValue("Content-Type")).contains("application/x-tar");
        assertThat(new String(several.body(), 257, 5, StandardCharsets.US_ASCII))
                .isEqualTo("ustar");
    }

    @Test
    void aFailureOfTheGraphIsTheAnswerAndItsLogIsThere() throws Exception {
        HttpResponse<byte[]> answer = post(LOAD.replace("DEMO_SENTINEL2_L2A", "NOT_HERE") + save("GTiff"));
        assertThat(answer.statusCode()).isEqualTo(404);
        JsonNode failure = new ObjectMapper().readTree(answer.body());
        assertThat(failure.path("code").asText()).isEqualTo("CollectionNotFound");
        String link = answer.headers().firstValue("Link").orElseThrow();
        HttpResponse<String> log = HTTP.send(
                request(URI.create(link.substring(1, link.indexOf('>')))).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(log.statusCode()).isEqualTo(200);
        assertThat(log.body()).contains("NOT_HERE");
    }

    @Test
    void theEngineAloneWritesAValueToo() throws Exception {
        Path graph = Files.writeString(folder.resolve("pi.json"), """
                {"a": {"process_id": "pi", "arguments": {}, "result": true}}""");
        Path out = folder.resolve("alone");
        try (TerraneProcess run = TerraneProcess.start("run", graph.toString(), "--out", out.toString())) {
            assertThat(run.awaitEnd()).as(run.output()).isZero();
        }
        assertThat(out.resolve("result.json")).hasContent("3.141592653589793");
    }

    private static String save(String format) {
        return ", \"save\": {\"process_id\": \"save_result\", \"arguments\": {\"data\": {\"from_node\": \"load\"},"
                + " \"format\": \"" + format + "\"}, \"result\": true}";
    }

    private static HttpResponse<byte[]> post(String nodes) throws Exception {
        String body = "{\"process\": {\"process_graph\": {" + nodes + "}}}";
        return HTTP.send(
                request(URI.create(base + "/result"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer basic//" + token);
    }
}
