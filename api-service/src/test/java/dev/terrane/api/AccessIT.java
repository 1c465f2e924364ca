package dev.terrane.api;

import static dev.terrane.api.Requests.BASE;
import static dev.terrane.api.Requests.as;
import static dev.terrane.api.Requests.awaitStatus;
import static dev.terrane.api.Requests.job;
import static dev.terrane.api.Requests.json;
import static dev.terrane.api.Requests.newJob;
import static dev.terrane.api.Requests.start;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.minio.MinioClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What one user has is not there for another, whatever is tried. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class AccessIT {
    private final MinioClient objects;

    AccessIT(MinioClient objects) {
        this.objects = objects;
    }

    @Test
    @DisplayName("G-14: every operation on a foreign job answers as for a job that does not exist, and changes nothing")
    void jobsOfOthersAreNotThere() throws Exception {
        String id = newJob("ada", "\"title\": \"mine\"");
        start("ada", id);
        try (FakeWorker worker = new FakeWorker()) {
            worker.start(id, 1);
            worker.claim(id, 1, "c1");
            worker.finish(objects, id, 1, "c1");
            awaitStatus("ada", id, "finished");
        }
        String before = as("ada").get(job(id)).asString();
        tried(id).forEach((name, request) -> {
            Response answer = request.get();
            assertThat(answer.statusCode()).as(name).isEqualTo(404);
            assertThat(answer.<String>path("code")).as(name).isEqualTo("JobNotFound");
            assertThat(answer.<String>path("message")).as(name).doesNotContain("mine");
        });
        as("grace").get(BASE + "/jobs").then().body("jobs.id", not(hasItem(id)));
        assertThat(as("ada").get(job(id)).asString()).isEqualTo(before);
    }

    private static Map<String, Supplier<Response>> tried(String id) {
        Map<String, Supplier<Response>> requests = new LinkedHashMap<>();
        requests.put("describe", () -> as("grace").get(job(id)));
        requests.put("update", () -> json("grace", "{\"title\": \"yours\"}").patch(job(id)));
        requests.put("delete", () -> as("grace").delete(job(id)));
        requests.put("estimate", () -> as("grace").get(job(id) + "/estimate"));
        requests.put("logs", () -> as("grace").get(job(id) + "/logs"));
        requests.put("results", () -> as("grace").get(job(id) + "/results"));
        requests.put("partial results", () -> as("grace").get(job(id) + "/results?partial=true"));
        requests.put("start", () -> as("grace").post(job(id) + "/results"));
        requests.put("stop", () -> as("grace").delete(job(id) + "/results"));
        return requests;
    }

    @Test
    @DisplayName("Links of one job do not open another, nor another file, nor live longer than they say")
    void linksOpenWhatTheyWereMadeFor() throws Exception {
        String first = finished("ada");
        String second = finished("grace");
        String link = as("ada").get(job(first) + "/results").path("assets.'a.tif'.href");
        open(link, 302);
        open(link.replace(first, second), 404);
        open(link.replace("a.tif", "b.tif"), 404);
        open(link.replace("/assets/", "/items/"), 404);
        open(link.replaceFirst("expires=(\\d+)", "expires=9$1"), 404);
        open(link.replaceFirst("\\?expires=.*", ""), 404);
        open(link.replaceFirst("/assets/..", "/assets/AA"), 404);
    }

    private static void open(String link, int status) {
        given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get(link)
                .then()
                .statusCode(status);
    }

    @Test
    @DisplayName("Processes and files of another user are not there")
    void processesAndFilesOfOthersAreNotThere() {
        String process = "{\"process_graph\": {\"a\": {\"process_id\": \"add\", \"arguments\": {\"x\": 1, \"y\": 2},"
                + " \"result\": true}}}";
        json("ada", process).put(BASE + "/process_graphs/adas").then().statusCode(200);
        as("grace")
                .get(BASE + "/process_graphs/adas")
                .then()
                .statusCode(404)
                .body("code", equalTo("ProcessGraphNotFound"));
        as("grace").delete(BASE + "/process_graphs/adas").then().statusCode(404);
        as("grace").get(BASE + "/process_graphs").then().body("processes.id", not(hasItem("adas")));
        as("ada").get(BASE + "/process_graphs/adas").then().statusCode(200);
        as("ada")
                .contentType("application/octet-stream")
                .body(new byte[] {1})
                .put(BASE + "/files/adas.bin")
                .then()
                .statusCode(200);
        as("grace").get(BASE + "/files/adas.bin").then().statusCode(404).body("code", equalTo("FileNotFound"));
        as("grace").delete(BASE + "/files/adas.bin").then().statusCode(404);
        as("grace").get(BASE + "/files").then().body("files.path", not(hasItem("adas.bin")));
        as("ada").get(BASE + "/files/adas.bin").then().statusCode(200);
    }

    private String finished(String user) throws Exception {
        try (FakeWorker worker = new FakeWorker()) {
            return worker.finished(objects, user);
        }
    }
}
