package dev.terrane.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import io.minio.MinioClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is off by default; the other tests share an application without it. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(OtherSettingsIT.Other.class)
@DisplayName("Another operator: computing costs something, and the object store is out of reach for clients")
class OtherSettingsIT {
    private static final String BASE = "/openeo/1.2";
    private static final String JOB = """
            {"budget": 4, "process": {"process_graph": {
              "load": {"process_id": "load_collection", "arguments": {"id": "SERIES", "spatial_extent": null,
                "temporal_extent": null}},
              "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "load"},
                "format": "netCDF"}, "result": true}}}}""";

    private final MinioClient objects;

    OtherSettingsIT(MinioClient objects) {
        this.objects = objects;
    }

    /** One plan and a price for the time of a worker, for the test's jobs take three seconds each; no redirects. */
    public static final class Other implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "openeo.billing.currency", "EUR",
                    "openeo.billing.plans.standard.description", "Pay for what you use.",
                    "openeo.billing.prices.hour", "3600",
                    "openeo.storage.downloads", "stream");
        }
    }

    @Test
    void estimatesNameCostsAndTheAccountItsPlan_EJ02() {
        ada().get(BASE + "/me").then().statusCode(200).body("default_plan", equalTo("standard"));
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> given().get(BASE + "/collections")
                        .path("collections.id.size()")
                        .equals(2));
        ada().get(BASE + "/jobs/" + create() + "/estimate")
                .then()
                .statusCode(200)
                .body("costs", greaterThan(0f));
    }

    @Test
    void aBudgetThatIsUsedUpStartsNothing() throws Exception {
        String job = create();
        ada().get(BASE + "/jobs/" + job)
                .then()
                .body("plan", equalTo("standard"))
                .body("budget", equalTo(4))
                .body("costs", equalTo(0));
        finish(job, 1);
        ada().get(BASE + "/jobs/" + job).then().body("costs", equalTo(3f));
        ada().get(BASE + "/jobs/" + job + "/results").then().statusCode(200).header("OpenEO-Costs", "0");
        finish(job, 2);
        ada().get(BASE + "/jobs/" + job).then().body("costs", equalTo(6f));
        ada().post(BASE + "/jobs/" + job + "/results").then().statusCode(402).body("code", equalTo("PaymentRequired"));
        assertThat(ada().get(BASE + "/jobs/" + job).<String>path("status")).isEqualTo("finished");
    }

    @Test
    void withoutAWayToTheStoreTheApiHandsResultsOut_H05() throws Exception {
        String job = create();
        finish(job, 1);
        String asset = ada().get(BASE + "/jobs/" + job + "/results").path("assets.'a.tif'.href");
        given().head(asset)
                .then()
                .statusCode(200)
                .header("Content-Length", "10")
                .header("Accept-Ranges", "bytes");
        byte[] whole = given().header("Accept-Encoding", "gzip")
                .get(asset)
                .then()
                .statusCode(200)
                .header("Content-Length", "10")
                .header("Content-Encoding", nullValue())
                .header("Content-Disposition", containsString("a.tif"))
                .extract()
                .asByteArray();
        assertThat(whole).isEqualTo(FakeWorker.CONTENT);
        byte[] end = given().header("Range", "bytes=7-2000")
                .get(asset)
                .then()
                .statusCode(206)
                .header("Content-Range", "bytes 7-9/10")
                .extract()
                .asByteArray();
        assertThat(new String(end, StandardCharsets.UTF_8)).isEqualTo("789");
        given().header("Range", "bytes=10-")
                .get(asset)
                .then()
                .statusCode(416)
                .header("Content-Range", "bytes */10")
                .body("code", equalTo("RangeNotSatisfiable"));
    }

    private void finish(String job, int attempt) throws Exception {
        ada().post(BASE + "/jobs/" + job + "/results").then().statusCode(202);
        try (FakeWorker worker = new FakeWorker()) {
            worker.start(job, attempt);
            worker.claim(job, attempt, "c" + attempt);
            worker.finish(objects, job, attempt, "c" + attempt);
        }
        await().atMost(20, TimeUnit.SECONDS)
                .until(() -> ada().get(BASE + "/jobs/" + job).path("status").equals("finished"));
    }

    private static String create() {
        return ada().contentType("application/json")
                .body(JOB)
                .post(BASE + "/jobs")
                .then()
                .statusCode(201)
                .extract()
                .header("OpenEO-Identifier");
    }

    private static RequestSpecification ada() {
        return given().header("Authorization", "Bearer basic//" + Tokens.of("ada"));
    }
}
