package dev.terrane.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.specification.RequestSpecification;
import java.util.concurrent.TimeUnit;

/** What many tests ask of the API. */
final class Requests {
    static final String BASE = "/openeo/1.2";
    static final String PROCESS = """
            {"process_graph": {
              "load": {"process_id": "load_collection", "arguments": {"id": "C", "spatial_extent": null,
                "temporal_extent": null}},
              "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "load"}, "format": "GTiff"},
                "result": true}}}""";

    private Requests() {}

    static RequestSpecification as(String user) {
        return given().header("Authorization", "Bearer basic//" + Tokens.of(user));
    }

    static RequestSpecification json(String user, String body) {
        return as(user).contentType("application/json").body(body);
    }

    /** A new job with the plain process and what else is given, for instance {@code "\"title\": \"A\""}. */
    static String newJob(String user, String more) {
        return json(user, "{\"process\": " + PROCESS + (more.isEmpty() ? "" : ", ") + more + "}")
                .post(BASE + "/jobs")
                .then()
                .statusCode(201)
                .extract()
                .header("OpenEO-Identifier");
    }

    static String job(String id) {
        return BASE + "/jobs/" + id;
    }

    static void start(String user, String id) {
        as(user).post(job(id) + "/results").then().statusCode(202);
    }

    static void awaitStatus(String user, String id, String status) {
        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> as(user).get(job(id)).then().body("status", equalTo(status)));
    }
}
