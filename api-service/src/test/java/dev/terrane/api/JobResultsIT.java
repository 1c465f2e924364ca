package dev.terrane.api;

import static dev.terrane.api.Requests.as;
import static dev.terrane.api.Requests.awaitStatus;
import static dev.terrane.api.Requests.job;
import static dev.terrane.api.Requests.newJob;
import static dev.terrane.api.Requests.start;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.notNullValue;

import dev.terrane.api.job.JobQueries;
import dev.terrane.api.job.JobResults;
import io.minio.MinioClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The results of batch jobs, by the groups of the requirements. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class JobResultsIT {
    private final MinioClient objects;
    private final JobResults results;
    private final JobQueries queries;
    private FakeWorker worker;

    JobResultsIT(MinioClient objects, JobResults results, JobQueries queries) {
        this.objects = objects;
        this.results = results;
        this.queries = queries;
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
    @DisplayName("LR-04..18: a result is a collection or, where GeoJSON is wanted, an item; both by signed links")
    void resultsAreStac() throws Exception {
        String id = finished();
        as("ada")
                .get(job(id) + "/results")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("OpenEO-Costs", "0")
                .body("type", equalTo("Collection"))
                .body("expires", notNullValue())
                .body("providers[0].'processing:expression'.expression.process_graph", hasKey("load"))
                .body("links.find { it.rel == 'derived_from' }.href", containsString("/collections/C"));
        as("ada")
                .accept("application/geo+json")
                .get(job(id) + "/results")
                .then()
                .statusCode(200)
                .contentType("application/geo+json")
                .body("type", equalTo("Feature"))
                .body("properties.expires", notNullValue())
                .body("assets", hasKey("a.tif"));
        as("ada")
                .accept("application/json, text/plain, */*")
                .get(job(id) + "/results")
                .then()
                .body("type", equalTo("Collection"));
        String canonical = as("ada").get(job(id) + "/results").path("links.find { it.rel == 'canonical' }.href");
        given().urlEncodingEnabled(false).get(canonical).then().statusCode(200).body("assets", hasKey("a.tif"));
        String item = as("ada").get(job(id) + "/results").path("links.find { it.rel == 'item' }.href");
        given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer basic//expired")
                .get(item)
                .then()
                .statusCode(200)
                .contentType("application/geo+json")
                .body("assets.'a.tif'.roles", contains("data"))
                .body("geometry.type", equalTo("Polygon"));
    }

    @Test
    @DisplayName("LR-09, LR-10: links cannot be forged or extended, and expired ones say so")
    void linksEnd() throws Exception {
        String id = finished();
        JobQueries.Held held = queries.held(id).orElseThrow();
        String asset = job(id) + "/results/assets/" + results.signAsset(held, "a.tif", 1_000) + "/a.tif?expires=";
        given().redirects()
                .follow(false)
                .get(asset + "1000")
                .then()
                .statusCode(410)
                .body("code", equalTo("ResultLinkExpired"));
        given().head(asset + "1000").then().statusCode(410);
        given().get(asset + "9999999999").then().statusCode(404);
        String document = job(id) + "/results/signed/" + results.signDocument(id, false, 1_000) + "?expires=";
        given().get(document + "1000").then().statusCode(410).body("code", equalTo("ResultLinkExpired"));
        given().get(document + "1000&partial=true").then().statusCode(404);
        given().get(document + "9999999999").then().statusCode(404);
        given().get(document + "x").then().statusCode(404);
        long soon = Instant.now().getEpochSecond() + 600;
        String shared = job(id) + "/results/signed/" + results.signDocument(id, false, soon) + "?expires=" + soon;
        for (String kind : List.of("canonical", "item")) {
            assertThat(given().get(shared).<String>path("links.find { it.rel == '" + kind + "' }.href"))
                    .as("a link ends with the one it was got by")
                    .endsWith("expires=" + soon);
        }
        assertThat(given().get(shared).<String>path("assets.'a.tif'.href")).endsWith("expires=" + soon);
        String item = job(id) + "/results/items/" + results.signItem(held, "a.tif", 1_000) + "/a.tif?expires=1000";
        given().get(item).then().statusCode(410);
        given().get(item.replace("items", "assets")).then().statusCode(404);
        // what was shared were these results, not those of the next run
        given().get(shared).then().statusCode(200);
        as("ada").post(job(id) + "/results").then().statusCode(202);
        given().get(shared).then().statusCode(404).body("code", equalTo("NotFound"));
    }

    @Test
    @DisplayName("LR-01, LR-02, LR-11: partial results say what became of the job")
    void partialResultsAreGiven() throws Exception {
        String id = newJob("ada", "");
        as("ada").get(job(id) + "/results").then().statusCode(400).body("code", equalTo("JobNotFinished"));
        start("ada", id);
        as("ada").get(job(id) + "/results").then().statusCode(400).body("code", equalTo("JobNotFinished"));
        as("ada")
                .get(job(id) + "/results?partial=true")
                .then()
                .statusCode(200)
                .body("'openeo:status'", equalTo("running"));
        as("ada").get(job(id) + "/results?partial=maybe").then().statusCode(400).body("code", equalTo("QueryInvalid"));
        worker.start(id, 1);
        worker.claim(id, 1, "c1");
        worker.store(objects, id, 1, "c1", "first.nc");
        awaitStatus("ada", id, "running");
        as("ada").delete(job(id) + "/results").then().statusCode(204);
        as("ada").get(job(id) + "/results").then().statusCode(400).body("code", equalTo("JobNotFinished"));
        String href = as("ada")
                .get(job(id) + "/results?partial=")
                .then()
                .statusCode(200)
                .body("'openeo:status'", equalTo("canceled"))
                .body("assets.'first.nc'.'file:size'", equalTo(10))
                .body("assets.'first.nc'.type", equalTo("application/x-netcdf"))
                .extract()
                .path("assets.'first.nc'.href");
        given().urlEncodingEnabled(false).get(href).then().statusCode(200);
        start("ada", id);
        given().urlEncodingEnabled(false).get(href).then().statusCode(404);
        worker.start(id, 2);
        worker.claim(id, 2, "c2");
        worker.fail(id, 2, "c2", "No.", false);
        awaitStatus("ada", id, "error");
        as("ada").get(job(id) + "/results").then().statusCode(424).body("level", equalTo("error"));
        as("ada").get(job(id) + "/results?partial=1").then().statusCode(200).body("'openeo:status'", equalTo("error"));
    }

    private String finished() throws Exception {
        return worker.finished(objects, "ada");
    }
}
