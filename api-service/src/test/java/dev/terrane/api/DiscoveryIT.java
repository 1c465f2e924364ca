package dev.terrane.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a client asks before it has a job, and how it is turned away. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class DiscoveryIT {
    private static final String BASE = "/openeo/1.2";

    @Test
    void aClientFindsItsWayFromTheHost() {
        String url = given().get("/.well-known/openeo")
                .then()
                .statusCode(200)
                .body("versions[0].api_version", equalTo("1.2.0"))
                .extract()
                .path("versions[0].url");
        given().get(url)
                .then()
                .statusCode(200)
                .body("api_version", equalTo("1.2.0"))
                .body("stac_version", notNullValue())
                .body("endpoints.path", hasItems("/jobs", "/jobs/{job_id}/results", "/processes", "/collections"))
                .body("links.rel", hasItem("conformance"));
    }

    @Test
    void capabilitiesAreTrueAndLinked() {
        given().get(BASE + "/")
                .then()
                .statusCode(200)
                .body("backend_version", matchesPattern(".+\\+\\d{14}"))
                .body("production", equalTo(false))
                .body("type", equalTo("Catalog"))
                .body("endpoints.path", hasItems("/collections/{collection_id}/queryables", "/jobs/{job_id}/estimate"))
                .body("endpoints.path", everyItem(matchesPattern("/|(/[\\w{}]+)+")))
                .body(
                        "links.rel",
                        hasItems(
                                "self", "version-history", "data", "conformance", "terms-of-service", "privacy-policy"))
                .body("links.find { it.rel == 'version-history' }.href", endsWith("/.well-known/openeo"))
                .body("links.find { it.rel == 'version-history' }.href", not(containsString("1.2")));
        List<String> claimed = given().get(BASE + "/").path("conformsTo");
        given().get(BASE + "/conformance").then().statusCode(200).body("conformsTo", equalTo(claimed));
        given().get("/.well-known/openeo")
                .then()
                .body("versions[0].url", endsWith("/openeo/1.2/"))
                .body("versions[0].production", equalTo(false));
    }

    @Test
    void processesComeAtOnceAlsoForClientsThatAskForSome_G32() {
        List<String> all = given().get(BASE + "/processes").path("processes.id");
        given().get(BASE + "/processes?limit=50")
                .then()
                .statusCode(200)
                .body("processes.id", equalTo(all))
                .body("links.rel", not(hasItem("next")));
        given().get(BASE + "/processes?limit=0").then().statusCode(400);
    }

    @Test
    void processesAndFormatsAreListed() {
        given().get(BASE + "/processes")
                .then()
                .statusCode(200)
                .body("processes.id", hasItems("load_collection", "ndvi", "median", "save_result"));
        given().get(BASE + "/file_formats")
                .then()
                .statusCode(200)
                .body("output", hasKey("GTiff"))
                .body("output", hasKey("netCDF"))
                .body("output.GTiff.gis_data_types", contains("raster"))
                .body("output.GTiff.title", notNullValue())
                .body("input.size()", equalTo(0));
        given().get(BASE + "/udf_runtimes").then().statusCode(200).body("size()", equalTo(0));
        given().get(BASE + "/service_types").then().statusCode(200).body("size()", equalTo(0));
        given().get(BASE + "/collections/NONE").then().statusCode(404).body("code", equalTo("CollectionNotFound"));
    }

    @Test
    void whoIsNotLoggedInIsToldWhy() {
        given().get(BASE + "/jobs").then().statusCode(401).body("code", equalTo("AuthenticationRequired"));
        for (String header : List.of("Bearer basic//nonsense", "Bearer nonsense")) {
            given().header("Authorization", header)
                    .get(BASE + "/jobs")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("TokenInvalid"));
        }
        given().header("Authorization", "Bearer oidc/none/token")
                .get(BASE + "/jobs")
                .then()
                .statusCode(403)
                .body("code", equalTo("TokenInvalid"));
        given().header("Authorization", "Basic eDp5")
                .get(BASE + "/jobs")
                .then()
                .statusCode(403)
                .body("code", equalTo("AuthenticationSchemeInvalid"));
        given().auth()
                .preemptive()
                .basic("ada", "wrong")
                .get(BASE + "/credentials/basic")
                .then()
                .statusCode(403)
                .body("code", equalTo("CredentialsInvalid"));
        given().auth()
                .preemptive()
                .basic("nobody", "")
                .get(BASE + "/credentials/basic")
                .then()
                .statusCode(403);
        given().header("Authorization", "Bearer basic//" + Tokens.of("ada"))
                .get(BASE + "/me")
                .then()
                .statusCode(200)
                .body("user_id", equalTo("ada"))
                .body("storage.quota", equalTo(60 << 20))
                .body("storage.free", lessThanOrEqualTo(60 << 20))
                .body("", not(hasKey("default_plan")));
    }

    @Test
    void aBrowserMayAskFromAnywhere() {
        given().header("Origin", "https://editor.example")
                .get(BASE + "/jobs")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Access-Control-Expose-Headers", containsString("OpenEO-Identifier"));
        given().header("Origin", "https://editor.example")
                .header("Access-Control-Request-Method", "POST")
                .options(BASE + "/jobs")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Headers", containsString("Authorization"));
    }

    @Test
    void whatIsOfferedInJsonIsOfferedInNothingElse() {
        for (String path :
                List.of("/", "/file_formats", "/udf_runtimes", "/service_types", "/processes", "/collections")) {
            given().accept("text/html").get(BASE + path).then().statusCode(406).body("code", equalTo("NotAcceptable"));
        }
    }

    @Test
    void whatIsNotThereIsJsonToo() {
        given().get(BASE + "/nothing").then().statusCode(404).body("code", equalTo("NotFound"));
        given().put(BASE + "/processes").then().statusCode(405).body("code", equalTo("FeatureUnsupported"));
    }
}
