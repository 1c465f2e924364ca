package dev.terrane.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
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
    void processesAndFormatsAreListed() {
        given().get(BASE + "/processes")
                .then()
                .statusCode(200)
                .body("processes.id", hasItems("load_collection", "ndvi", "median", "save_result"));
        given().get(BASE + "/file_formats")
                .then()
                .statusCode(200)
                .body("output", hasKey("GTiff"))
                .body("output", hasKey("netCDF"));
        given().get(BASE + "/collections").then().statusCode(200).body("collections.size()", equalTo(0));
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
                .body("user_id", equalTo("ada"));
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
    void whatIsNotThereIsJsonToo() {
        given().get(BASE + "/nothing").then().statusCode(404).body("code", equalTo("NotFound"));
        given().put(BASE + "/processes").then().statusCode(405).body("code", equalTo("FeatureUnsupported"));
    }
}
