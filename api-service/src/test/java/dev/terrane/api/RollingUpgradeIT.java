package dev.terrane.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.minio.MinioClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While a fleet is upgraded, workers of the version before and of the one after speak to the same API. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class RollingUpgradeIT {
    private static final String BASE = "/openeo/1.2/jobs";
    private static final String JOB = """
            {"process": {"process_graph": {"a": {"process_id": "pi", "arguments": {}, "result": true}}}}""";

    private final MinioClient objects;
    private FakeWorker worker;

    RollingUpgradeIT(MinioClient objects) {
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
    void aWorkerThatDoesNotCountItsEventsFinishesItsJob() throws Exception {
        String job = started();
        say(job, "claimed", "\"worker\":\"older\"");
        say(job, "progressed", "\"progress\":40.0");
        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> ada().get(BASE + "/" + job).then().body("progress", equalTo(40f)));
        worker.finish(objects, job, 1, "c1");
        awaitFinished(job);
    }

    @Test
    void whatANewerWorkerSaysBeyondWhatIsKnownDoesNoHarm() throws Exception {
        String job = started();
        say(job, "claimed", "\"sequence\":1,\"worker\":\"newer\",\"zone\":\"b\"");
        say(job, "photographed", "\"sequence\":2,\"picture\":\"none\"");
        say(
                job,
                "logged",
                "\"sequence\":3,\"entries\":[{\"time\":\"2026-01-02T03:04:05Z\",\"level\":\"info\","
                        + "\"message\":\"Newer.\",\"path\":[],\"mood\":\"good\"}]");
        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(
                        () -> ada().get(BASE + "/" + job + "/logs").then().body("logs.message", hasItem("Newer.")));
        say(job, "progressed", "\"sequence\":4,\"progress\":60.0,\"chunks\":[3,5]");
        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> ada().get(BASE + "/" + job).then().body("progress", equalTo(60f)));
    }

    private void say(String job, String type, String more) {
        String event = """
                {"type":"%s","jobId":"%s","attempt":1,"claim":"c1","at":"2026-01-02T03:04:05.678Z",%s}""".formatted(type, job, more);
        worker.raw(job, event.getBytes(StandardCharsets.UTF_8));
    }

    private String started() {
        String job = ada().contentType("application/json")
                .body(JOB)
                .post(BASE)
                .then()
                .statusCode(201)
                .extract()
                .header("OpenEO-Identifier");
        ada().post(BASE + "/" + job + "/results").then().statusCode(202);
        worker.start(job, 1);
        return job;
    }

    private static void awaitFinished(String job) {
        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> ada().get(BASE + "/" + job).then().body("status", equalTo("finished")));
    }

    private static RequestSpecification ada() {
        return given().header("Authorization", "Bearer basic//" + Tokens.of("ada"));
    }
}
