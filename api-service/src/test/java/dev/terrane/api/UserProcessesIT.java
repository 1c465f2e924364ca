package dev.terrane.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Processes that users store, and jobs that call them. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("2.4 user-defined processes, 1.3 CJ-09 namespaces")
class UserProcessesIT {
    private static final String BASE = "/openeo/1.2";
    private static final String SCALED = """
            {"id": "another", "summary": "Scales", "categories": ["mine"],
             "parameters": [
               {"name": "data", "description": "A cube.", "schema": {"type": "object", "subtype": "datacube"}},
               {"name": "factor", "description": "By what.", "schema": {"type": "number"}, "default": %s,
                "optional": true}],
             "returns": {"description": "The cube.", "schema": {"type": "object", "subtype": "datacube"}},
             "process_graph": {
               "each": {"process_id": "apply", "arguments": {"data": {"from_parameter": "data"},
                 "process": {"process_graph": {"times": {"process_id": "multiply", "namespace": null,
                   "arguments": {"x": {"from_parameter": "x"}, "y": {"from_parameter": "factor"}}, "result": true}}}},
                 "result": true}}}""";
    private static final String JOB = """
            {"process": {"process_graph": {
              "load": {"process_id": "load_collection", "arguments": {"id": "C", "spatial_extent": null,
                "temporal_extent": null}},
              "mine": {"process_id": "scaled", "namespace": "user", "arguments": {"data": {"from_node": "load"}}},
              "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "mine"}, "format": "GTiff"},
                "result": true}}}}""";

    @AfterEach
    void forget() {
        for (String user : List.of("ada", "grace")) {
            List<String> ids = as(user).get(BASE + "/process_graphs").jsonPath().getList("processes.id");
            ids.forEach(id -> as(user).delete(BASE + "/process_graphs/" + id));
        }
    }

    @Test
    void aProcessIsStoredReadReplacedAndDeleted() {
        // as clients send it, though the document of the standard allows no null there
        String withNull = SCALED.formatted("2").replace("\"categories\"", "\"description\": null, \"categories\"");
        as("ada")
                .body(withNull.getBytes(StandardCharsets.UTF_8))
                .contentType("application/json")
                .put(BASE + "/process_graphs/scaled")
                .then()
                .statusCode(200);
        as("ada")
                .get(BASE + "/process_graphs/scaled")
                .then()
                .statusCode(200)
                .body("id", equalTo("scaled"))
                .body("summary", equalTo("Scales"))
                .body("$", not(hasKey("description")))
                .body("parameters[1].default", equalTo(2))
                .body("process_graph.each.arguments.process.process_graph.times", not(hasKey("namespace")))
                .body("process_graph.each.process_id", equalTo("apply"));
        as("ada")
                .get(BASE + "/process_graphs")
                .then()
                .statusCode(200)
                .body("processes.find { it.id == 'scaled' }.summary", equalTo("Scales"))
                .body("processes.find { it.id == 'scaled' }", not(hasKey("process_graph")))
                .body("links", empty());
        as("grace").get(BASE + "/process_graphs").then().body("processes.id", not(hasItem("scaled")));
        as("grace")
                .get(BASE + "/process_graphs/scaled")
                .then()
                .statusCode(404)
                .body("code", equalTo("ProcessGraphNotFound"));
        as("grace").delete(BASE + "/process_graphs/scaled").then().statusCode(404);

        put(
                        "ada",
                        "scaled",
                        "{\"process_graph\": {\"n\": {\"process_id\": \"pi\", \"arguments\": {}, \"result\": true}}}")
                .statusCode(200);
        as("ada")
                .get(BASE + "/process_graphs/scaled")
                .then()
                .body("$", not(hasKey("summary")))
                .body("process_graph.n.process_id", equalTo("pi"));
        as("ada").delete(BASE + "/process_graphs/scaled").then().statusCode(204);
        as("ada").delete(BASE + "/process_graphs/scaled").then().statusCode(404);
        as("ada").get(BASE + "/process_graphs/scaled").then().statusCode(404);
    }

    @Test
    void anIdWithHyphensIsTakenAndNotListed() {
        String id = "b1b5c9ab-68d9-4a55-8f17-1b2f6d3f5c11";
        put("ada", id, SCALED.formatted("2")).statusCode(200);
        as("ada").get(BASE + "/process_graphs").then().statusCode(200).body("processes.id", not(hasItem(id)));
        as("ada").delete(BASE + "/process_graphs/" + id).then().statusCode(204);
        as("ada").delete(BASE + "/process_graphs/" + id).then().statusCode(404);
        put("ada", "a%20b", SCALED.formatted("2")).statusCode(400).body("code", equalTo("ProcessInvalid"));
        as("ada").get(BASE + "/process_graphs/a%00b").then().statusCode(404);
        as("ada").delete(BASE + "/process_graphs/a%00b").then().statusCode(404);
    }

    @Test
    void whatCannotRunIsNotStored() {
        put("ada", "ndvi", SCALED.formatted("2")).statusCode(400).body("code", equalTo("PredefinedProcessExists"));
        put("ada", "f", "{}").statusCode(400).body("code", equalTo("ProcessGraphMissing"));
        put("ada", "f", "[]").statusCode(400).body("code", equalTo("ProcessGraphMissing"));
        as("ada")
                .contentType("application/json")
                .put(BASE + "/process_graphs/f")
                .then()
                .statusCode(400)
                .body("code", equalTo("ProcessGraphMissing"));
        put("ada", "f", "{").statusCode(400);
        put("ada", "f", "{\"process_graph\": {}}").statusCode(400).body("code", equalTo("ProcessGraphInvalid"));
        put("ada", "f", calling("nope", "user")).statusCode(400).body("code", equalTo("ProcessUnsupported"));
        put("ada", "f", calling("pi", "https://x.example/pi.json"))
                .statusCode(400)
                .body("code", equalTo("ProcessUnsupported"));
        put(
                        "ada",
                        "f",
                        "{\"parameters\": [{\"name\": \"a b\"}],"
                                + calling("pi", "backend").substring(1))
                .statusCode(400)
                .body("code", equalTo("ProcessInvalid"));
        put("ada", "f", calling("f", "user"))
                .statusCode(400)
                .body("code", equalTo("ProcessGraphInvalid"))
                .body("message", containsString("f calls f"));
        given().put(BASE + "/process_graphs/f").then().statusCode(401);
        given().get(BASE + "/process_graphs").then().statusCode(401);
    }

    @Test
    void processesThatCallEachOtherAreNeverACircle() {
        put("ada", "g", calling("pi", "backend")).statusCode(200);
        put("ada", "f", calling("g", "user")).statusCode(200);
        put("ada", "g", calling("f", "user")).statusCode(400).body("message", containsString("f calls g calls f"));
        as("ada").delete(BASE + "/process_graphs/f").then().statusCode(204);
    }

    @Test
    void aListIsPagedWhereAClientWantsThat() {
        for (String id : List.of("a1", "a2", "B3")) {
            put("grace", id, calling("pi", "backend")).statusCode(200);
        }
        as("grace").get(BASE + "/process_graphs").then().body("processes.id", equalTo(List.of("B3", "a1", "a2")));
        List<String> seen = new ArrayList<>();
        String next = BASE + "/process_graphs?limit=2";
        while (next != null) {
            var page = as("grace").get(next).then().statusCode(200).extract().jsonPath();
            seen.addAll(page.getList("processes.id"));
            next = page.getString("links.find { it.rel == 'next' }.href");
        }
        assertThat(seen).containsExactly("B3", "a1", "a2");
        for (String limit : List.of("0", "-1", "x")) {
            as("grace").get(BASE + "/process_graphs?limit=" + limit).then().statusCode(400);
        }
        as("grace").get(BASE + "/process_graphs?limit=").then().statusCode(200);
    }

    @Test
    void numberAndSizeAreLimited() {
        for (int i = 0; i < 20; i++) {
            put("grace", "p" + i, calling("pi", "backend")).statusCode(200);
        }
        put("grace", "p20", calling("pi", "backend")).statusCode(400).body("code", equalTo("StorageQuotaExceeded"));
        put("grace", "p19", calling("pi", null)).statusCode(200);
        String large = calling("pi", "backend")
                .replace("{\"process_graph\"", "{\"description\": \"" + "x".repeat(64 << 10) + "\", \"process_graph\"");
        put("grace", "p19", large)
                .statusCode(400)
                .body("code", equalTo("ProcessInvalid"))
                .body("message", containsString("64 KiB"));
    }

    @Test
    void aStartedJobKeepsTheProcessesOfItsStart() throws Exception {
        try (FakeWorker worker = new FakeWorker()) {
            post(JOB).statusCode(400).body("code", equalTo("ProcessUnsupported"));
            put("ada", "scaled", SCALED.formatted("2")).statusCode(200);
            String job = post(JOB).statusCode(201).extract().header("OpenEO-Identifier");
            put("ada", "scaled", SCALED.formatted("3")).statusCode(200);
            as("ada").post(BASE + "/jobs/" + job + "/results").then().statusCode(202);
            put("ada", "scaled", SCALED.formatted("4")).statusCode(200);
            JsonNode process = worker.start(job, 1).process();
            assertThat(Objects.requireNonNull(process).get("process_graph"))
                    .isEqualTo(new ObjectMapper().readTree("""
                    {"load": {"process_id": "load_collection", "arguments": {"id": "C", "spatial_extent": null,
                       "temporal_extent": null}},
                     "mine/each": {"process_id": "apply", "arguments": {"data": {"from_node": "load"},
                       "process": {"process_graph": {"times": {"process_id": "multiply", "arguments": {
                         "x": {"from_parameter": "x"}, "y": 3}, "result": true}}}}},
                     "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "mine/each"},
                       "format": "GTiff"}, "result": true}}"""));
            as("ada")
                    .get(BASE + "/jobs/" + job)
                    .then()
                    .body("process.process_graph.mine.process_id", equalTo("scaled"));
            as("ada")
                    .get(BASE + "/jobs/" + job + "/logs")
                    .then()
                    .body("logs.message", hasItem(containsString("namespace user, as it is at this start: scaled.")));

            as("ada").delete(BASE + "/jobs/" + job + "/results").then().statusCode(204);
            as("ada").post(BASE + "/jobs/" + job + "/results").then().statusCode(202);
            assertThat(Objects.requireNonNull(worker.start(job, 2).process())
                            .at("/process_graph/mine~1each/arguments/process/process_graph/times/arguments/y")
                            .asInt())
                    .isEqualTo(4);
            as("ada").delete(BASE + "/jobs/" + job + "/results").then().statusCode(204);

            as("ada").delete(BASE + "/process_graphs/scaled").then().statusCode(204);
            as("ada")
                    .post(BASE + "/jobs/" + job + "/results")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("ProcessUnsupported"));
            as("ada").get(BASE + "/jobs/" + job).then().body("status", equalTo("created"));
        }
    }

    private static String calling(String process, @Nullable String namespace) {
        String member = namespace == null ? "" : "\"namespace\": \"" + namespace + "\", ";
        return "{\"process_graph\": {\"n\": {\"process_id\": \"" + process + "\", " + member
                + "\"arguments\": {}, \"result\": true}}}";
    }

    private static ValidatableResponse put(String user, String id, String process) {
        return as(user).urlEncodingEnabled(false)
                .body(process)
                .contentType("application/json")
                .put(BASE + "/process_graphs/" + id)
                .then();
    }

    private static ValidatableResponse post(String job) {
        return as("ada")
                .body(job)
                .contentType("application/json")
                .post(BASE + "/jobs")
                .then();
    }

    private static RequestSpecification as(String user) {
        return given().urlEncodingEnabled(false).header("Authorization", "Bearer basic//" + Tokens.of(user));
    }
}
