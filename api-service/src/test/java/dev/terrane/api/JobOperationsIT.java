package dev.terrane.api;

import static dev.terrane.api.Requests.BASE;
import static dev.terrane.api.Requests.PROCESS;
import static dev.terrane.api.Requests.as;
import static dev.terrane.api.Requests.awaitStatus;
import static dev.terrane.api.Requests.job;
import static dev.terrane.api.Requests.json;
import static dev.terrane.api.Requests.newJob;
import static dev.terrane.api.Requests.start;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.terrane.model.job.LogLevel;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The operations on batch jobs, by the groups of the requirements. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class JobOperationsIT {
    private final MinioClient objects;
    private FakeWorker worker;

    JobOperationsIT(MinioClient objects) {
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
    @DisplayName("LJ-03..06: lists are lean, the newest first, in pages that end")
    void jobsAreListedByPages() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(0, newJob("alan", "\"title\": \"" + i + "\""));
        }
        List<String> seen = new ArrayList<>();
        String next = BASE + "/jobs?limit=2";
        while (next != null) {
            ValidatableResponse page = given().urlEncodingEnabled(false)
                    .spec(as("alan"))
                    .get(next)
                    .then()
                    .statusCode(200);
            page.body("jobs[0]", not(hasKey("process"))).body("links", notNullValue());
            List<String> ids = page.extract().path("jobs.id");
            assertThat(ids).isNotEmpty().hasSizeLessThanOrEqualTo(2);
            seen.addAll(ids);
            next = page.extract().path("links.find { it.rel == 'next' }?.href");
        }
        assertThat(seen).isEqualTo(made);
        as("alan").get(BASE + "/jobs?limit=").then().body("jobs", hasSize(5));
        as("alan").get(BASE + "/jobs?limit=5").then().body("links.rel", not(hasItem("next")));
        for (String bad : List.of("0", "-1", "x", "1.5")) {
            as("alan").get(BASE + "/jobs?limit=" + bad).then().statusCode(400).body("code", equalTo("QueryInvalid"));
        }
        as("alan").get(BASE + "/jobs?before=forged").then().statusCode(404);
    }

    @Test
    @DisplayName("CJ-02..10: what a client sends is kept, nulls are as if absent, unknown collections are no fault")
    void createTakesWhatClientsSend() {
        String id = json("ada", """
                        {"title": null, "description": null, "plan": "free", "budget": 100, "log_level": "debug",
                         "job_options": {"memory": "2g"}, "process": {"id": "ab12", "parameters": [], "process_graph": {
                          "l": {"process_id": "load_collection", "arguments": {"id": "CGLS_SSM_1KM", "spatial_extent":
                            {"west": 16.1, "south": 48.1, "east": 16.6, "north": 48.3}, "temporal_extent":
                            ["2020-01-01", "2020-12-13"], "bands": ["B01"]}},
                          "s": {"process_id": "save_result", "arguments": {"data": {"from_node": "l"},
                            "format": "NETCDF"}, "result": true}}}}""")
                .post(BASE + "/jobs")
                .then()
                .statusCode(201)
                .header("Location", startsWith("http"))
                .header("OpenEO-Identifier", notNullValue())
                .extract()
                .header("OpenEO-Identifier");
        as("ada")
                .get(job(id))
                .then()
                .body("status", equalTo("created"))
                .body("job_options.memory", equalTo("2g"))
                .body("budget", equalTo(100))
                .body("log_level", equalTo("debug"))
                .body("process.id", equalTo("ab12"))
                .body("$", not(hasKey("title")))
                .body("$", not(hasKey("costs")));
    }

    @Test
    @DisplayName("UJ-01..07: updates change what they name, of a job that rests")
    void updatesChangeWhatTheyName() {
        String id = newJob("ada", "\"title\": \"A\", \"description\": \"B\", \"x-mine\": 1, \"budget\": 5");
        json("ada", "{}").patch(job(id)).then().statusCode(204);
        json(
                        "ada",
                        "{\"title\": \"C\", \"description\": null, \"x-mine\": 2, \"budget\": null, \"log_level\": \"error\"}")
                .patch(job(id))
                .then()
                .statusCode(204);
        as("ada")
                .get(job(id))
                .then()
                .body("title", equalTo("C"))
                .body("$", not(hasKey("description")))
                .body("x-mine", equalTo(2))
                .body("$", not(hasKey("budget")))
                .body("log_level", equalTo("error"))
                .body("status", equalTo("created"));
        String other = PROCESS.replace("GTiff", "netCDF");
        json("ada", "{\"process\": " + other + "}").patch(job(id)).then().statusCode(204);
        as("ada").get(job(id)).then().body("process.process_graph.save.arguments.format", equalTo("netCDF"));
        refused(id, "{\"status\": \"finished\"}", "PropertyNotEditable");
        refused(id, "{\"process\": {}}", "ProcessGraphMissing");
        refused(id, "{\"budget\": -1}", "BudgetInvalid");
        refused(id, "{\"title\": 5}", "PropertyInvalid");
        refused(id, "[]", "NoDataForUpdate");
        as("ada")
                .contentType("application/json")
                .patch(job(id))
                .then()
                .statusCode(400)
                .body("code", equalTo("NoDataForUpdate"));
        start("ada", id);
        refused(id, "{\"title\": \"D\"}", "JobLocked");
    }

    private static void refused(String id, String body, String code) {
        json("ada", body).patch(job(id)).then().statusCode(400).body("code", equalTo(code));
    }

    @Test
    @DisplayName("XJ-02..05: a deleted job is gone with its files, and its worker is told to stop")
    void deletedJobsAreGone() throws Exception {
        String done = finished();
        assertThat(objectsOf(done)).isNotEmpty();
        String link = as("ada").get(job(done) + "/results").path("assets.'a.tif'.href");
        as("ada").delete(job(done)).then().statusCode(204);
        as("ada").delete(job(done)).then().statusCode(404).body("code", equalTo("JobNotFound"));
        for (String path : List.of("", "/logs", "/results", "/results?partial=true")) {
            as("ada").get(job(done) + path).then().statusCode(404).body("code", equalTo("JobNotFound"));
        }
        given().urlEncodingEnabled(false).get(link).then().statusCode(404);
        await().atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(objectsOf(done)).isEmpty());

        String running = newJob("ada", "");
        start("ada", running);
        worker.start(running, 1);
        worker.claim(running, 1, "c1");
        awaitStatus("ada", running, "running");
        as("ada").delete(job(running)).then().statusCode(204);
        assertThat(worker.stop(running).attempt()).isEqualTo(1);
    }

    @Test
    @DisplayName("LG-02..10: logs begin with the job, behind an offset, from a level on, by pages")
    void logsArePagedAndFiltered() {
        String id = newJob("ada", "\"log_level\": \"info\"");
        start("ada", id);
        worker.start(id, 1);
        worker.claim(id, 1, "c1");
        worker.log(id, 1, "c1", LogLevel.WARNING, "Careful.");
        worker.log(id, 1, "c1", LogLevel.ERROR, "Broken.");
        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> as("ada").get(job(id) + "/logs").then().body("logs.message", hasItem("Broken.")));
        as("ada")
                .get(job(id) + "/logs?offset=")
                .then()
                .body("level", equalTo("info"))
                .body("logs[0].message", equalTo("The job was created."))
                .body("logs.id", contains("1", "2", "3", "4", "5"))
                .body("logs.time", hasSize(5));
        as("ada")
                .get(job(id) + "/logs?level=warning")
                .then()
                .body("level", equalTo("warning"))
                .body("logs.id", contains("4", "5"));
        as("ada")
                .get(job(id) + "/logs?level=debug")
                .then()
                .body("level", equalTo("info"))
                .body("logs", hasSize(5));
        String next = as("ada")
                .get(job(id) + "/logs?limit=3&level=info")
                .then()
                .body("logs.id", contains("1", "2", "3"))
                .extract()
                .path("links.find { it.rel == 'next' }.href");
        given().spec(as("ada"))
                .urlEncodingEnabled(false)
                .get(next)
                .then()
                .body("logs.id", contains("4", "5"))
                .body("links.rel", not(hasItem("next")));
        for (String bad : List.of("level=loud", "offset=x", "limit=0")) {
            as("ada").get(job(id) + "/logs?" + bad).then().statusCode(400).body("code", equalTo("QueryInvalid"));
        }
    }

    @Test
    @DisplayName("SJ-01..03, KJ-04..06: a restart drops the old result, a changed process keeps it until then")
    void startsAndStops() throws Exception {
        String id = finished();
        json("ada", "{\"process\": " + PROCESS.replace("GTiff", "netCDF") + "}")
                .patch(job(id))
                .then()
                .statusCode(204);
        as("ada")
                .get(job(id) + "/results")
                .then()
                .statusCode(200)
                .body(
                        "providers[0].'processing:expression'.expression.process_graph.save.arguments.format",
                        equalTo("GTiff"));
        as("ada").delete(job(id) + "/results").then().statusCode(204);
        awaitStatus("ada", id, "finished");
        json("ada", "{}").post(job(id) + "/results").then().statusCode(202);
        awaitStatus("ada", id, "queued");
        as("ada").post(job(id) + "/results").then().statusCode(202);
        as("ada").get(job(id) + "/results").then().statusCode(400);
        await().atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(objectsOf(id)).isEmpty());
        as("ada").delete(job(id) + "/results").then().statusCode(204);
        as("ada").get(job(id)).then().body("status", equalTo("created"));
    }

    @Test
    @DisplayName("DJ-02..06: a job leads to its logs and results; an unknown one is not found")
    void linksLeadToLogsAndResults() throws Exception {
        String id = finished();
        as("ada")
                .get(job(id))
                .then()
                .body("progress", equalTo(100.0f))
                .body("links.rel", contains("self", "monitor", "result"));
        as("ada").get(job("j-unknown")).then().statusCode(404).body("code", equalTo("JobNotFound"));
        as("ada").get(job("..%2F..")).then().statusCode(404);
    }

    private String finished() throws Exception {
        return worker.finished(objects, "ada");
    }

    private List<String> objectsOf(String id) throws Exception {
        List<String> keys = new ArrayList<>();
        for (var found : objects.listObjects(ListObjectsArgs.builder()
                .bucket("terrane")
                .prefix("jobs/" + id + "/")
                .recursive(true)
                .build())) {
            keys.add(found.get().objectName());
        }
        return keys;
    }
}
