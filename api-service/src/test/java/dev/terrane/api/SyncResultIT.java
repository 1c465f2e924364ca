package dev.terrane.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.model.message.JobCommand;
import dev.terrane.model.result.Asset;
import io.minio.MinioClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("2.3 POST /result")
class SyncResultIT {
    private static final String BASE = "/openeo/1.2";

    @TestHTTPResource
    URI server;

    private final MinioClient objects;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private FakeWorker worker;

    SyncResultIT(MinioClient objects) {
        this.objects = objects;
    }

    @BeforeEach
    void begin() {
        worker = new FakeWorker();
    }

    @AfterEach
    void end() {
        worker.close();
        threads.shutdownNow();
    }

    @Test
    void oneFileIsTheAnswerItself_O12() throws Exception {
        Request request = begin("ada");
        byte[] large = new byte[9_000_001];
        new Random(1).nextBytes(large);
        Asset asset = new Asset("r.tif", "image/tiff; application=geotiff", "r", large.length, "ff", null, null);
        worker.finish(objects, request.job(), 1, "c1", Map.of(asset, large));
        Response answer = request.answer().get(20, TimeUnit.SECONDS);
        answer.then()
                .statusCode(200)
                .header("Content-Type", "image/tiff; application=geotiff")
                .header("Content-Length", Integer.toString(large.length))
                .header("Content-Disposition", "attachment; filename=\"r.tif\"")
                .header("OpenEO-Costs", "0")
                .header("OpenEO-Identifier", request.job());
        assertThat(Arrays.equals(answer.body().asByteArray(), large)).isTrue();
    }

    @Test
    void itsLogIsOpenToItsOwnerAndNothingElseToAnybody() throws Exception {
        Request request = begin("ada");
        worker.finish(objects, request.job(), 1, "c1");
        Response answer = request.answer().get(20, TimeUnit.SECONDS);
        String link = answer.header("Link");
        assertThat(link).matches("<[^>]+>; rel=\"monitor\"");
        String log = link.substring(1, link.indexOf('>'));
        as("ada").get(log).then().statusCode(200).body("logs.message", hasItem("The job is finished."));
        as("grace").get(log).then().statusCode(404).body("code", equalTo("JobNotFound"));
        given().get(log).then().statusCode(401);
        as("ada").get(BASE + "/jobs").then().body("jobs.id", not(hasItem(request.job())));
        as("ada").get(BASE + "/jobs?limit=1").then().body("jobs.id", not(hasItem(request.job())));
        String job = BASE + "/jobs/" + request.job();
        as("ada").get(job).then().statusCode(404).body("code", equalTo("JobNotFound"));
        as("ada").get(job + "/results").then().statusCode(404);
        as("ada").post(job + "/results").then().statusCode(404);
        as("ada").delete(job + "/results").then().statusCode(404);
    }

    @Test
    void severalFilesAreATarWithASTACCollection() throws Exception {
        Request request = begin("ada");
        Map<Asset, byte[]> assets = new LinkedHashMap<>();
        for (String name : List.of(
                "result-2022.tif", "result-with-a-name-of-more-than-a-hundred-characters-" + "x".repeat(80) + ".tif")) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            assets.put(new Asset(name, "image/tiff", name, bytes.length, "ff", null, null), bytes);
        }
        worker.finish(objects, request.job(), 1, "c1", assets);
        Response answer = request.answer().get(20, TimeUnit.SECONDS);
        answer.then()
                .statusCode(200)
                .header("Content-Type", "application/x-tar")
                .header("OpenEO-Identifier", request.job());
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var tar =
                new TarArchiveInputStream(new ByteArrayInputStream(answer.body().asByteArray()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), tar.readAllBytes());
            }
        }
        JsonNode collection = new ObjectMapper().readTree(files.remove("collection.json"));
        assertThat(collection.path("type").asText()).isEqualTo("Collection");
        assertThat(files).hasSize(2);
        files.forEach((name, bytes) -> {
            assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(name);
            assertThat(collection.path("assets").path(name).path("href").asText())
                    .isEqualTo("./" + name);
        });
        assertThat(collection.toString()).doesNotContain("http://localhost");
    }

    @Test
    void aFailureHasTheCodeOfItsLastErrorAndTheStatusOfThatCode() throws Exception {
        Request user = begin("ada");
        worker.fail(user.job(), 1, "c1", "There is no data.", false);
        user.answer()
                .get(20, TimeUnit.SECONDS)
                .then()
                .statusCode(400)
                .header("OpenEO-Identifier", user.job())
                .body("code", equalTo("NoDataAvailable"))
                .body("message", equalTo("There is no data."));
        Request budget = begin("ada");
        worker.fail(budget.job(), 1, "c1", "PaymentRequired", "Too dear.", false);
        budget.answer()
                .get(20, TimeUnit.SECONDS)
                .then()
                .statusCode(402)
                .body("code", equalTo("PaymentRequired"))
                .body("message", equalTo("Too dear."));
    }

    @Test
    void aFileThatIsCutShortIsNoResultAndTheNextAttemptGivesOne() throws Exception {
        Request request = begin("ada");
        Asset asset = new Asset("r.tif", "image/tiff", "r", 20, "ff", null, null);
        worker.finish(objects, request.job(), 1, "c1", Map.of(asset, FakeWorker.CONTENT));
        worker.start(request.job(), 2);
        assertThat(request.answer()).isNotDone();
        worker.claim(request.job(), 2, "c2");
        Asset whole = new Asset("r.tif", "image/tiff", "r", FakeWorker.CONTENT.length, "ff", null, null);
        worker.finish(objects, request.job(), 2, "c2", Map.of(whole, FakeWorker.CONTENT));
        request.answer().get(20, TimeUnit.SECONDS).then().statusCode(200);
    }

    @Test
    void whatTakesTooLongIsStoppedAndAnswered408() throws Exception {
        Request request = waiting("ada");
        request.answer()
                .get(30, TimeUnit.SECONDS)
                .then()
                .statusCode(408)
                .header("OpenEO-Identifier", request.job())
                .body("code", equalTo("RequestTimeout"));
        assertThat(worker.stop(request.job()).attempt()).isEqualTo(1);
    }

    @Test
    void aClientThatGoesAwayStopsItsJob() throws Exception {
        String marker = marker();
        byte[] body = body(marker).getBytes(StandardCharsets.UTF_8);
        try (Socket client = new Socket(server.getHost(), server.getPort())) {
            OutputStream out = client.getOutputStream();
            out.write(("POST " + BASE + "/result HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Authorization: Bearer basic//" + Tokens.of("grace") + "\r\nContent-Length: "
                            + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            worker.startOf(marker);
        }
        String job = worker.startOf(marker).jobId().value();
        assertThat(worker.stop(job).attempt()).isEqualTo(1);
        as("grace")
                .get(BASE + "/jobs/" + job + "/logs")
                .then()
                .body("logs.message", hasItem("The job was stopped: the client closed the connection."));
    }

    @Test
    void moreThanAllowedAtOnceIsRefusedUntilOneEnds() throws Exception {
        String marker = marker();
        List<CompletableFuture<Response>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(CompletableFuture.supplyAsync(() -> send("grace", marker), threads));
        }
        await().atMost(20, TimeUnit.SECONDS)
                .until(() -> all.stream().filter(CompletableFuture::isDone).count() == 4);
        for (CompletableFuture<Response> answer : all) {
            if (answer.isDone()) {
                answer.get().then().statusCode(429).header("Retry-After", "5").body("code", equalTo("TooManyRequests"));
            }
        }
        Request other = begin("ada");
        worker.finish(objects, other.job(), 1, "c1");
        other.answer().get(20, TimeUnit.SECONDS).then().statusCode(200);
        for (String job : worker.startsOf(marker, 2)) {
            worker.claim(job, 1, "c1");
            worker.finish(objects, job, 1, "c1");
        }
        for (CompletableFuture<Response> answer : all) {
            answer.get(20, TimeUnit.SECONDS);
        }
        Request next = begin("grace");
        worker.finish(objects, next.job(), 1, "c1");
        next.answer().get(20, TimeUnit.SECONDS).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "[]",
                "{",
                "\"x\"",
                "{\"process\": null}",
                "{\"process\": {}}",
                "{\"process\": {\"process_graph\": {}}}",
                "{\"process\": {\"process_graph\": {\"a\": {\"process_id\": \"nope\", \"arguments\": {}, \"result\": true}}}}",
                "{\"process\": {\"process_graph\": {\"a\": {\"process_id\": \"add\", \"arguments\": {\"x\": 1},"
                        + " \"result\": true}}}}",
                "{\"log_level\": \"loud\", \"process\": {\"process_graph\": {\"a\": {\"process_id\": \"pi\","
                        + " \"arguments\": {}, \"result\": true}}}}"
            })
    void whatIsNoRequestIsRefused(String body) {
        RequestSpecification request = as("ada").contentType("application/json");
        (body.isEmpty() ? request : request.body(body))
                .post(BASE + "/result")
                .then()
                .statusCode(400);
    }

    @Test
    void onlyUsersMayAsk() {
        given().contentType("application/json")
                .body(body("nobody"))
                .post(BASE + "/result")
                .then()
                .statusCode(401);
        as("ada")
                .contentType("text/plain")
                .body(body("plain"))
                .post(BASE + "/result")
                .then()
                .statusCode(400)
                .body("code", equalTo("ContentTypeInvalid"));
    }

    /** A request under way. */
    private record Request(String job, CompletableFuture<Response> answer) {}

    private Request begin(String user) {
        Request request = waiting(user);
        worker.claim(request.job(), 1, "c1");
        return request;
    }

    private Request waiting(String user) {
        String marker = marker();
        CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> send(user, marker), threads);
        JobCommand.Start start = worker.startOf(marker);
        return new Request(start.jobId().value(), answer);
    }

    private static String marker() {
        return "m" + UUID.randomUUID().toString().replace("-", "");
    }

    private static Response send(String user, String marker) {
        return as(user).contentType("application/json").body(body(marker)).post(BASE + "/result");
    }

    private static String body(String marker) {
        return """
                {"process": {"process_graph": {"%s": {"process_id": "add", "arguments": {"x": 1, "y": 2},
                  "result": true}}}, "plan": null, "budget": null, "log_level": "info", "x-mine": 1}""".formatted(marker);
    }

    private static RequestSpecification as(String user) {
        return given().header("Authorization", "Bearer basic//" + Tokens.of(user));
    }
}
