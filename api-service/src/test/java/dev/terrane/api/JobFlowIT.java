package dev.terrane.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.terrane.model.job.LogLevel;
import dev.terrane.model.message.JobCommand;
import dev.terrane.model.message.JobEvent;
import io.minio.MinioClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of jobs as owners and workers see it, over real HTTP, Kafka, PostgreSQL and S3. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class JobFlowIT {
    private static final String BASE = "/openeo/1.2";
    private static final String JOB = """
        {"title": "A job", "description": "for a test", "x-mine": [1, 2], "process": {"process_graph": {
          "load": {"process_id": "load_collection", "arguments": {"id": "C", "spatial_extent": null,
            "temporal_extent": null}},
          "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "load"}, "format": "GTiff"},
            "result": true}}}}\
        """;

    private final MinioClient objects;
    private FakeWorker worker;

    JobFlowIT(MinioClient objects) {
        this.objects = objects;
    }

    @BeforeEach
    void begin() {
        worker = new FakeWorker();
    }

    @AfterEach
    void end() {
        worker.close();
    }

    @Test
    void aJobIsCreatedStartedFollowedAndDownloaded() throws Exception {
        String job = create("ada");
        as("ada")
                .get(BASE + "/jobs/" + job)
                .then()
                .statusCode(200)
                .body("id", equalTo(job))
                .body("status", equalTo("created"))
                .body("title", equalTo("A job"))
                .body("x-mine", contains(1, 2))
                .body("process.process_graph.save.arguments.format", equalTo("GTiff"))
                .body("created", notNullValue());
        as("ada").get(BASE + "/jobs").then().statusCode(200).body("jobs.id", hasItem(job));

        as("ada").post(BASE + "/jobs/" + job + "/results").then().statusCode(202);
        JobCommand.Start start = worker.start(job, 1);
        assertThat(start.owner()).isEqualTo("ada");
        assertThat(start.process()).isNotNull();
        worker.claim(job, 1, "c1");
        awaitStatus(job, "running");
        worker.progress(job, 1, "c1", 40);
        worker.log(job, 1, "c1", LogLevel.INFO, "Half of it.");
        worker.log(job, 1, "c1", LogLevel.DEBUG, "Too much detail.");
        await().atMost(10, TimeUnit.SECONDS)
                .until(() ->
                        as("ada").get(BASE + "/jobs/" + job).path("progress").equals(40.0f));
        worker.finish(objects, job, 1, "c1");
        awaitStatus(job, "finished");
        as("ada")
                .get(BASE + "/jobs/" + job)
                .then()
                .body("progress", equalTo(100.0f))
                .body("usage.cpu.value", equalTo(1.0f))
                .body("usage.duration.unit", equalTo("seconds"));
        as("ada")
                .get(BASE + "/jobs/" + job + "/logs")
                .then()
                .statusCode(200)
                .body(
                        "logs.message",
                        hasItems("The job was created.", "The job was queued.", "Half of it.", "The job is finished."))
                .body("logs.message", not(hasItem("Too much detail.")))
                .body("logs.id", contains("1", "2", "3", "4", "5"));
        as("ada")
                .get(BASE + "/jobs/" + job + "/logs?offset=4")
                .then()
                .body("logs.message", contains("The job is finished."));

        String link = as("ada")
                .get(BASE + "/jobs/" + job + "/results")
                .then()
                .statusCode(200)
                .body("type", equalTo("Collection"))
                .body("assets.'a.tif'.'file:size'", equalTo(10))
                .body("extent.temporal.interval[0][0]", equalTo("2022-05-01T00:00:00Z"))
                .extract()
                .path("assets.'a.tif'.href");
        downloads(link);
    }

    private static void downloads(String link) {
        given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer oidc/main/expired") // clients send it along: H-08
                .head(link)
                .then()
                .statusCode(200)
                .header("Content-Length", "10")
                .header("Content-Type", "image/tiff")
                .header("Accept-Ranges", "bytes");
        String s3 = given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer oidc/main/expired")
                .redirects()
                .follow(false)
                .get(link)
                .then()
                .statusCode(302)
                .extract()
                .header("Location");
        assertThat(given().urlEncodingEnabled(false)
                        .get(s3)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .isEqualTo(FakeWorker.CONTENT);
        assertThat(given().urlEncodingEnabled(false)
                        .header("Range", "bytes=2-4")
                        .get(link)
                        .then()
                        .statusCode(206)
                        .extract()
                        .asString())
                .isEqualTo("234");
        given().urlEncodingEnabled(false)
                .get(link.replaceFirst("expires=\\d+", "expires=1"))
                .then()
                .statusCode(404)
                .body("code", equalTo("NotFound"));
        given().urlEncodingEnabled(false)
                .get(s3.replaceFirst("Signature=....", "Signature=0000"))
                .then()
                .statusCode(403);
    }

    @Test
    void ofTwoClaimsOnlyTheFirstCounts() throws Exception {
        String job = started("ada");
        worker.claim(job, 1, "first");
        worker.claim(job, 1, "second");
        worker.progress(job, 1, "second", 90);
        worker.fail(job, 1, "second", "I do not count.", false);
        assertThat(worker.stop(job).claim()).isEqualTo("second");
        worker.progress(job, 1, "first", 30);
        await().atMost(10, TimeUnit.SECONDS)
                .until(() ->
                        as("ada").get(BASE + "/jobs/" + job).path("progress").equals(30.0f));
        worker.finish(objects, job, 1, "first");
        awaitStatus(job, "finished");
    }

    @Test
    void aFailureOfTheGraphEndsTheJobWithItsReason() {
        String job = started("ada");
        worker.claim(job, 1, "c1");
        worker.fail(job, 1, "c1", "There is no data.", false);
        awaitStatus(job, "error");
        as("ada")
                .get(BASE + "/jobs/" + job + "/results")
                .then()
                .statusCode(424)
                .body("level", equalTo("error"))
                .body("code", equalTo("NoDataAvailable"))
                .body("message", equalTo("There is no data."));
        as("ada")
                .get(BASE + "/jobs/" + job + "/logs?level=error")
                .then()
                .body("logs.path[0][0].node_id", equalTo("load"))
                .body("logs.path[0][0].process_id", equalTo("load_collection"));
    }

    @Test
    void aFailureOfTheMachineIsTriedAgainUpToThreeTimes() {
        String job = started("ada");
        for (int attempt = 1; attempt <= 3; attempt++) {
            worker.start(job, attempt);
            worker.claim(job, attempt, "c" + attempt);
            worker.fail(job, attempt, "c" + attempt, "The disk is full.", true);
        }
        awaitStatus(job, "error");
        as("ada")
                .get(BASE + "/jobs/" + job + "/logs")
                .then()
                .body("logs.message", hasItem("The disk is full. The job is queued again."));
        as("ada").post(BASE + "/jobs/" + job + "/results").then().statusCode(202);
        assertThat(worker.start(job, 4).attempt()).isEqualTo(4);
    }

    @Test
    void aWorkerThatFallsSilentLosesTheJob() {
        String job = started("ada");
        worker.claim(job, 1, "silent");
        awaitStatus(job, "running");
        worker.start(job, 2);
        worker.progress(job, 1, "silent", 99);
        assertThat(worker.stop(job).claim()).isEqualTo("silent");
        as("ada")
                .get(BASE + "/jobs/" + job)
                .then()
                .body("progress", equalTo(0.0f))
                .body("status", equalTo("queued"));
        as("ada")
                .get(BASE + "/jobs/" + job + "/logs")
                .then()
                .body("logs.message", hasItem(containsString("fell silent")));
    }

    @Test
    void aStopReachesWorkersAndTheJobRests() {
        String waiting = started("ada");
        as("ada").delete(BASE + "/jobs/" + waiting + "/results").then().statusCode(204);
        awaitStatus(waiting, "created");
        worker.claim(waiting, 1, "late");
        assertThat(worker.stop(waiting).attempt()).isEqualTo(1);

        String running = started("ada");
        worker.claim(running, 1, "c1");
        awaitStatus(running, "running");
        as("ada").delete(BASE + "/jobs/" + running + "/results").then().statusCode(204);
        awaitStatus(running, "canceled");
        assertThat(worker.stop(running).attempt()).isEqualTo(1);
        worker.fail(running, 1, "c1", "Too late.", false);
        worker.log(running, 1, "c1", LogLevel.INFO, "The last word.");
        awaitLog(running, "The last word.");
        awaitStatus(running, "canceled");
        as("ada").delete(BASE + "/jobs/" + running + "/results").then().statusCode(204);
        awaitStatus(running, "canceled");
    }

    @Test
    void anEventThatComesTwiceIsAppliedOnce() {
        String job = started("ada");
        worker.claim(job, 1, "c1");
        JobEvent event = worker.log(job, 1, "c1", LogLevel.INFO, "Once.");
        worker.send(event);
        worker.log(job, 1, "c1", LogLevel.INFO, "The last word.");
        worker.send(event);
        worker.log(job, 1, "c1", LogLevel.INFO, "The very last word.");
        awaitLog(job, "The very last word.");
        List<String> messages =
                as("ada").get(BASE + "/jobs/" + job + "/logs").jsonPath().getList("logs.message");
        assertThat(messages).containsOnlyOnce("Once.");
    }

    @Test
    void aJobThatIsGivenBackKeepsItsAttempts() {
        String job = started("ada");
        for (int attempt = 1; attempt <= 4; attempt++) {
            worker.start(job, attempt);
            worker.claim(job, attempt, "c" + attempt);
            worker.giveBack(job, attempt, "c" + attempt);
        }
        worker.start(job, 5);
        awaitStatus(job, "queued");
    }

    @Test
    void eventsThatCannotBeReadAreNoObstacle() {
        String job = started("ada");
        worker.raw(job, "no event".getBytes(StandardCharsets.UTF_8));
        worker.claim(job, 1, "c1");
        awaitStatus(job, "running");
    }

    @Test
    void jobsOfOthersAreNotThere() {
        String job = create("ada");
        for (String path : List.of("/jobs/" + job, "/jobs/" + job + "/logs", "/jobs/" + job + "/results")) {
            as("grace").get(BASE + path).then().statusCode(404).body("code", equalTo("JobNotFound"));
        }
        as("grace").post(BASE + "/jobs/" + job + "/results").then().statusCode(404);
        as("grace").get(BASE + "/jobs").then().body("jobs.id", not(hasItem(job)));
        as("ada")
                .get(BASE + "/jobs/" + job + "/results")
                .then()
                .statusCode(400)
                .body("code", equalTo("JobNotFinished"));
        as("ada").get(BASE + "/jobs/..%2F").then().statusCode(404);
    }

    @Test
    void aProcessThatCannotRunIsRefusedAtOnce() {
        as("ada")
                .body("{\"process\": {\"process_graph\": {\"a\": {\"process_id\": \"nope\", \"arguments\": {},"
                        + " \"result\": true}}}}")
                .contentType("application/json")
                .post(BASE + "/jobs")
                .then()
                .statusCode(400)
                .body("code", equalTo("ProcessUnsupported"))
                .body("message", containsString("nope"))
                .body("id", notNullValue());
        as("ada")
                .body("{")
                .contentType("application/json")
                .post(BASE + "/jobs")
                .then()
                .statusCode(400);
        as("ada")
                .body("{}")
                .contentType("application/json")
                .post(BASE + "/jobs")
                .then()
                .statusCode(400)
                .body("code", equalTo("ProcessGraphMissing"));
    }

    private String started(String user) {
        String job = create(user);
        as(user).post(BASE + "/jobs/" + job + "/results").then().statusCode(202);
        worker.start(job, 1);
        return job;
    }

    private static String create(String user) {
        return as(user).body(JOB)
                .contentType("application/json")
                .post(BASE + "/jobs")
                .then()
                .statusCode(201)
                .header("Location", containsString("/openeo/1.2/jobs/j-"))
                .extract()
                .header("OpenEO-Identifier");
    }

    private static void awaitStatus(String job, String status) {
        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> as("ada").get(BASE + "/jobs/" + job).then().body("status", equalTo(status)));
    }

    private static void awaitLog(String job, String message) {
        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() ->
                        as("ada").get(BASE + "/jobs/" + job + "/logs").then().body("logs.message", hasItem(message)));
    }

    private static RequestSpecification as(String user) {
        return given().header("Authorization", "Bearer basic//" + Tokens.of(user));
    }
}
