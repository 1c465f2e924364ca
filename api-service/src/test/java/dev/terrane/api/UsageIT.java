package dev.terrane.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.terrane.model.job.JobUsage;
import io.minio.MinioClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("1.1 usage")
class UsageIT {
    private static final String BASE = "/openeo/1.2/jobs";
    private static final String JOB = """
            {"process": {"process_graph": {"a": {"process_id": "pi", "arguments": {}, "result": true}}}}""";

    private final MinioClient objects;
    private FakeWorker worker;

    UsageIT(MinioClient objects) {
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
    void itIsShownWhileAJobRunsAndOfAllAttemptsOfAStart() throws Exception {
        String job = started();
        as("ada").get(BASE + "/" + job).then().body("usage", nullValue());
        worker.claim(job, 1, "c1");
        worker.progress(job, 1, "c1", 10, new JobUsage(7, 6, 5, 4, 0));
        awaitCpu(job, 7);
        as("ada")
                .get(BASE + "/" + job)
                .then()
                .body("usage.cpu.unit", equalTo("cpu-seconds"))
                .body("usage.memory.value", equalTo(6.0f))
                .body("usage.memory.unit", equalTo("mb-seconds"))
                .body("usage.duration.value", equalTo(5.0f))
                .body("usage.network.value", equalTo(4.0f))
                .body("usage.network.unit", equalTo("b"))
                .body("usage.storage.value", equalTo(0.0f));
        // the worker says no more: its lease runs out, and what it told last counts
        worker.start(job, 2);
        awaitCpu(job, 7);
        worker.claim(job, 2, "c2");
        worker.fail(job, 2, "c2", "The disk is full.", true);
        worker.start(job, 3);
        awaitCpu(job, 8);
        worker.claim(job, 3, "c3");
        worker.progress(job, 3, "c3", 10, new JobUsage(0.5, 0, 0, 0, 0));
        awaitCpu(job, 8.5f);
        worker.finish(objects, job, 3, "c3");
        awaitCpu(job, 9);

        as("ada").post(BASE + "/" + job + "/results").then().statusCode(202);
        as("ada").get(BASE + "/" + job).then().body("usage", nullValue());
    }

    @Test
    void aJobThatWasStoppedShowsWhatItUsedUntilThen() {
        String job = started();
        worker.claim(job, 1, "c1");
        worker.progress(job, 1, "c1", 10, new JobUsage(2, 0, 0, 0, 0));
        awaitCpu(job, 2);
        as("ada").delete(BASE + "/" + job + "/results").then().statusCode(204);
        as("ada").get(BASE + "/" + job).then().body("usage.cpu.value", equalTo(2.0f));
        worker.stopped(job, 1, "c1", new JobUsage(3, 0, 0, 0, 0));
        awaitCpu(job, 3);
        as("ada").get(BASE + "/" + job).then().body("status", equalTo("canceled"));
    }

    private String started() {
        String job = as("ada")
                .body(JOB)
                .contentType("application/json")
                .post(BASE)
                .then()
                .statusCode(201)
                .extract()
                .header("OpenEO-Identifier");
        as("ada").post(BASE + "/" + job + "/results").then().statusCode(202);
        worker.start(job, 1);
        return job;
    }

    private static void awaitCpu(String job, float seconds) {
        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> as("ada").get(BASE + "/" + job).then().body("usage.cpu.value", equalTo(seconds)));
    }

    private static RequestSpecification as(String user) {
        return given().header("Authorization", "Bearer basic//" + Tokens.of(user));
    }
}
