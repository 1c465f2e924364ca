package dev.terrane.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.minio.MinioClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("1.3 estimate-job: GET /jobs/{job_id}/estimate")
class EstimateIT {
    private static final String BASE = "/openeo/1.2";
    private static final String JOB = """
            {"process": {"process_graph": {
              "load": {"process_id": "load_collection", "arguments": {"id": "%s", "spatial_extent": null,
                "temporal_extent": null}},
              "ndvi": {"process_id": "ndvi", "arguments": {"data": {"from_node": "load"}}},
              "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "ndvi"},
                "format": "netCDF"}, "result": true}}}}""";

    private final MinioClient objects;

    EstimateIT(MinioClient objects) {
        this.objects = objects;
    }

    @BeforeEach
    void read() {
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> given().get(BASE + "/collections")
                        .path("collections.id.size()")
                        .equals(2));
    }

    @Test
    void sizeAndDurationAreToldAndLearnedFromFinishedJobs_EJ02() throws Exception {
        String job = create("SERIES");
        Instant before = Instant.now();
        var told = as("ada")
                .get(BASE + "/jobs/" + job + "/estimate")
                .then()
                .statusCode(200)
                .body("size", greaterThan(0))
                .body("costs", nullValue())
                .extract();
        assertThat(Duration.parse(told.path("duration"))).isPositive();
        assertThat(Instant.parse(told.path("expires"))).isAfter(before);

        try (FakeWorker worker = new FakeWorker()) {
            as("ada").post(BASE + "/jobs/" + job + "/results").then().statusCode(202);
            worker.start(job, 1);
            worker.claim(job, 1, "c1");
            // asked for while it runs, as the test suite does
            as("ada").get(BASE + "/jobs/" + job + "/estimate").then().statusCode(200);
            worker.finish(objects, job, 1, "c1");
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() ->
                            as("ada").get(BASE + "/jobs/" + job).path("status").equals("finished"));
        }
        // 40,000 values of four bytes became a file of ten bytes in three seconds
        as("ada")
                .get(BASE + "/jobs/" + create("SERIES") + "/estimate")
                .then()
                .statusCode(200)
                .body("size", equalTo(10));
    }

    @Test
    void whatCannotBeToldIsSaidSo_EJ06() {
        for (String collection : List.of("NONE", "OPEN/SERIES")) {
            as("ada")
                    .get(BASE + "/jobs/" + create(collection) + "/estimate")
                    .then()
                    .statusCode(500)
                    .body("code", equalTo("EstimateComplexity"))
                    .body("", not(hasKey("size")));
        }
    }

    @Test
    void onlyOwnersAsk_EJ01() {
        String job = create("SERIES");
        given().get(BASE + "/jobs/" + job + "/estimate").then().statusCode(401);
        as("grace")
                .get(BASE + "/jobs/" + job + "/estimate")
                .then()
                .statusCode(404)
                .body("code", equalTo("JobNotFound"));
        as("ada").get(BASE + "/jobs/none/estimate").then().statusCode(404).body("code", equalTo("JobNotFound"));
    }

    private static String create(String collection) {
        return as("ada")
                .contentType("application/json")
                .body(JOB.formatted(collection))
                .post(BASE + "/jobs")
                .then()
                .statusCode(201)
                .extract()
                .header("OpenEO-Identifier");
    }

    private static RequestSpecification as(String user) {
        return given().header("Authorization", "Bearer basic//" + Tokens.of(user));
    }
}
