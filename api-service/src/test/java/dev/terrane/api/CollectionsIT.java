package dev.terrane.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("2.1 GET /collections and what is below it")
class CollectionsIT {
    private static final String BASE = "/openeo/1.2";
    private static final String QUERYABLES = "http://www.opengis.net/def/rel/ogc/1.0/queryables";

    @BeforeEach
    void read() {
        // the locations between them that are no collections take nothing from the others
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> given().get(BASE + "/collections")
                        .path("collections.id")
                        .equals(List.of("SERIES", "OPEN/SERIES")));
    }

    @Test
    void theListIsShortAndLinked() {
        given().get(BASE + "/collections")
                .then()
                .statusCode(200)
                .body("collections", hasSize(2))
                .body("collections[0].type", equalTo("Collection"))
                .body("collections[0].license", equalTo("proprietary"))
                .body("collections[0]", not(hasKey("summaries")))
                .body("collections[0]", not(hasKey("cube:dimensions")))
                .body("collections[1]", not(hasKey("title")))
                .body("links.rel", hasItem("self"));
    }

    @Test
    void dimensionsAreThoseThatALoadGives() {
        given().get(BASE + "/collections/SERIES")
                .then()
                .statusCode(200)
                .body("stac_extensions", hasItem(startsWith("https://stac-extensions.github.io/datacube/")))
                .body("'cube:dimensions'.x.extent", contains(600_000f, 602_000f))
                .body("'cube:dimensions'.x.step", equalTo(10f))
                .body("'cube:dimensions'.x.reference_system", equalTo(32632))
                .body("'cube:dimensions'.y.extent", contains(5_000_000f, 5_001_000f))
                .body("'cube:dimensions'.y.axis", equalTo("y"))
                // the tiles of one overpass are one date
                .body("'cube:dimensions'.t.values", contains("2022-05-03T10:00:00Z", "2022-06-07T10:00:00Z"))
                .body("'cube:dimensions'.t.extent", contains("2022-05-03T10:00:00Z", "2022-06-07T10:00:00Z"))
                .body("'cube:dimensions'.bands.values", contains("B04", "B08"))
                .body("summaries.'eo:bands'.common_name", contains("red", "nir"))
                .body("extent.temporal.interval[0]", contains("2022-05-03T10:00:00Z", "2022-06-07T10:00:00Z"));
    }

    @Test
    void aSeriesThatGoesOnHasAnOpenEnd() {
        given().get(BASE + "/collections/OPEN/SERIES")
                .then()
                .statusCode(200)
                .body("id", equalTo("OPEN/SERIES"))
                .body("extent.temporal.interval[0]", contains(equalTo("2020-01-01T00:00:00Z"), nullValue()))
                .body("'cube:dimensions'.t.extent", contains(equalTo("2020-01-01T00:00:00Z"), nullValue()))
                .body("'cube:dimensions'.t", not(hasKey("values")))
                .body("'cube:dimensions'.x.extent", contains(-10f, 10f))
                .body("'cube:dimensions'.bands.values", contains("VV"))
                .body("summaries.gsd", contains(10))
                .body("summaries", not(hasKey("eo:cloud_cover")));
    }

    @Test
    void linksLeadToUsAndToWhatClientsCanReach() {
        List<String> relations = given().get(BASE + "/collections/SERIES").path("links.rel");
        assertThat(relations).containsExactly("self", "parent", "root", QUERYABLES, "license");
        given().get(BASE + "/collections/SERIES")
                .then()
                .body("links.find { it.rel == 'self' }.href", endsWith(BASE + "/collections/SERIES"))
                .body("links.find { it.rel == '" + QUERYABLES + "' }.type", equalTo("application/schema+json"));
    }

    @Test
    void queryablesAreASchemaOfWhatItemsHave() {
        String link =
                given().get(BASE + "/collections/SERIES").path("links.find { it.rel == '" + QUERYABLES + "' }.href");
        given().get(link)
                .then()
                .statusCode(200)
                .header("Content-Type", "application/schema+json")
                .body("'$id'", equalTo(link))
                .body("properties.'eo:cloud_cover'.type", equalTo("number"))
                .body("properties.'eo:cloud_cover'.minimum", equalTo(10.5f))
                .body("properties.'eo:cloud_cover'.maximum", equalTo(40f))
                .body("properties.platform.enum", contains("s2"))
                .body("properties", not(hasKey("datetime")))
                .body("properties", not(hasKey("proj:code")))
                .body("additionalProperties", equalTo(false));
        given().get(BASE + "/collections/OPEN/SERIES/queryables")
                .then()
                .statusCode(200)
                .body("properties", aMapWithSize(0))
                .body("additionalProperties", equalTo(false));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (String path : List.of("/collections/NONE", "/collections/NONE/queryables", "/collections/series")) {
            given().get(BASE + path).then().statusCode(404).body("code", equalTo("CollectionNotFound"));
        }
    }

    @Test
    void pagesEndWithTheLastEntry_G31_G34() {
        String next = given().get(BASE + "/collections?limit=1")
                .then()
                .statusCode(200)
                .body("collections.id", contains("SERIES"))
                .extract()
                .path("links.find { it.rel == 'next' }.href");
        assertThat(next).startsWith("http").contains("limit=1");
        given().urlEncodingEnabled(false)
                .get(next)
                .then()
                .statusCode(200)
                .body("collections.id", contains("OPEN/SERIES"))
                .body("links.rel", not(hasItem("next")));
        for (String limit : List.of("2", "100", "99999999999999999999", "")) {
            given().get(BASE + "/collections?limit=" + limit)
                    .then()
                    .statusCode(200)
                    .body("collections", hasSize(2))
                    .body("links.rel", not(hasItem("next")));
        }
        for (String limit : List.of("0", "-1", "1.5", "many", "1e3", "%20")) {
            given().urlEncodingEnabled(false)
                    .get(BASE + "/collections?limit=" + limit)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("QueryInvalid"));
        }
        given().get(BASE + "/collections?limit=1&start=x").then().statusCode(400);
        given().get(BASE + "/collections?limit=1&start=9")
                .then()
                .statusCode(200)
                .body("collections", hasSize(0))
                .body("links.rel", not(hasItem("next")));
    }
}
