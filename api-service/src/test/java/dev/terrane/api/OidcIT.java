package dev.terrane.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Users of a real OpenID Connect server: who they are here, and whose tokens are refused. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("2.2 Authentication with OpenID Connect")
class OidcIT {
    private static final String BASE = "/openeo/1.2";
    private static final String AUDIENCE = "terrane-test";

    private static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static Response me(String token) {
        return with(token).get(BASE + "/me");
    }

    private static String token(String issuer, String subject) {
        return TestIssuers.token(issuer, subject, AUDIENCE, Map.of(), 300);
    }

    private static void refused(String token) {
        me(token).then().statusCode(403).body("code", equalTo("TokenInvalid"));
    }

    @Test
    void providersAreListedWithTheDefaultFirst() {
        given().get(BASE + "/credentials/oidc")
                .then()
                .statusCode(200)
                .body("providers.id", contains("main", "late", "other"))
                .body("providers[0].issuer", equalTo(TestIssuers.address("main")))
                .body("providers[0].title", equalTo("The main provider"))
                .body("providers[0].description", equalTo("Ask for an account."))
                .body("providers[0].scopes", contains("openid", "email"))
                .body("providers[0].default_clients[0].id", equalTo(AUDIENCE))
                .body("providers[0].default_clients[0].grant_types", hasItem("authorization_code+pkce"))
                .body("providers[0].default_clients[0].redirect_urls", contains("https://editor.openeo.org/"))
                .body("providers[1].title", equalTo("late"))
                .body("providers[1]", not(hasKey("description")))
                .body("providers[1].default_clients", hasSize(0));
        given().get(BASE + "/")
                .then()
                .body("endpoints.find { it.path == '/credentials/oidc' }.methods", contains("GET"))
                .body("conformsTo.findAll { it.contains('jwt') }", hasSize(0));
    }

    @Test
    void aProgramIsAUser_G10() {
        String token = TestIssuers.clientCredentials("main", "my-program", AUDIENCE);
        me("oidc/main/" + token)
                .then()
                .statusCode(200)
                .body("user_id", equalTo("main~my-program"))
                .body("links", hasSize(1))
                .body("$", not(hasKey("email")))
                .body("$", not(hasKey("budget")));
    }

    @Test
    void aPersonWithADeviceIsAUserWithANameAndAProfile() {
        String token = TestIssuers.token(
                "main",
                "9f6c-1",
                "account",
                Map.of("azp", AUDIENCE, "name", "Ada Lovelace", "email", "ada@example.org"),
                300);
        me("oidc/main/" + token)
                .then()
                .statusCode(200)
                .body("user_id", equalTo("main~9f6c-1"))
                .body("name", equalTo("Ada Lovelace"))
                .body("email", equalTo("ada@example.org"))
                .body("links[0].rel", equalTo("edit-form"))
                .body("links[0].href", equalTo("https://main.example/account"));
    }

    @Test
    void aJwtNamesItsProviderItself_G13() {
        me(token("main", "plain")).then().statusCode(200).body("user_id", equalTo("main~plain"));
        me(token("other", "plain")).then().statusCode(200).body("user_id", equalTo("other~plain"));
        me(Tokens.of("ada")).then().statusCode(200).body("user_id", equalTo("ada"));
        refused(token("stranger", "plain"));
    }

    @Test
    void theSameSubjectElsewhereIsSomebodyElse_G14() {
        String job = with("oidc/main/" + token("main", "ada"))
                .contentType("application/json")
                .body("""
                    {"process": {"process_graph": {"a": {"process_id": "load_collection", "arguments":
                      {"id": "C", "spatial_extent": null, "temporal_extent": null}, "result": true}}}}\
                    """)
                .post(BASE + "/jobs")
                .then()
                .statusCode(201)
                .extract()
                .header("OpenEO-Identifier");
        with("oidc/main/" + token("main", "ada"))
                .get(BASE + "/jobs/" + job)
                .then()
                .statusCode(200);
        for (String stranger : List.of(
                "oidc/other/" + token("other", "ada"),
                "oidc/main/" + token("main", "Ada"),
                "oidc/other/" + token("other", "main~ada"),
                "basic//" + Tokens.of("ada"))) {
            with(stranger).get(BASE + "/jobs/" + job).then().statusCode(404).body("code", equalTo("JobNotFound"));
        }
        me("oidc/other/" + token("other", "ada@example.org"))
                .then()
                .statusCode(200)
                .body("user_id", matchesPattern("other~~[\\w\\-]{43}"));
    }

    @Test
    void tokensThatDoNotHoldAreRefused_G11_G12() throws Exception {
        String good = token("main", "ada");
        refused("oidc/main/" + TestIssuers.token("main", "ada", AUDIENCE, Map.of(), -60));
        refused("oidc/main/" + TestIssuers.token("main", "ada", "account", Map.of("azp", "another-client"), 300));
        refused("oidc/main/" + token("other", "ada"));
        refused("oidc/nowhere/" + good);
        refused("oidc//" + good);
        refused("basic//" + good);
        refused("oidc/main/" + Tokens.of("ada"));
        refused("oidc/main/opaque");
        refused("oidc/main/" + good.replaceAll("\\.[^.]+\\.", "." + payload(token("main", "grace")) + "."));
        PublicJsonWebKey key =
                PublicJsonWebKey.Factory.newPublicJwk(TestIssuers.keys("main").<String, Object>getMap("keys[0]"));
        refused("oidc/main/"
                + forged(good, "HS256", new HmacKey(key.getPublicKey().getEncoded()), key.getKeyId()));
        refused("oidc/main/" + forged(good, "none", null, key.getKeyId()));
        me("oidc/main/" + good).then().statusCode(200);
    }

    private static String payload(String token) {
        return token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
    }

    private static String forged(String good, String algorithm, @Nullable Key key, String id) throws Exception {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(new String(Base64.getUrlDecoder().decode(payload(good)), StandardCharsets.UTF_8));
        token.setAlgorithmHeaderValue(algorithm);
        token.setKeyIdHeaderValue(id);
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setKey(key);
        return token.getCompactSerialization();
    }

    @Test
    void aRotationOfKeysIsNoticed() {
        String old = token("other", "ada");
        me("oidc/other/" + old).then().statusCode(200);
        TestIssuers.rotate("other");
        String young = token("other", "ada");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> me("oidc/other/" + young).statusCode() == 200);
        refused("oidc/other/" + old);
    }

    @Test
    void aProviderMayComeLateAndGoAgain() {
        TestIssuers.startLate();
        String token = token("late", "ada");
        TestIssuers.stopLate();
        me("oidc/late/" + token)
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("OidcProviderUnavailable"));
        me("oidc/main/" + token("main", "ada")).then().statusCode(200);
        TestIssuers.startLate();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> me("oidc/late/" + token).statusCode() == 200);
        TestIssuers.stopLate();
        me("oidc/late/" + token).then().statusCode(200).body("user_id", equalTo("late~ada"));
        refused("oidc/late/" + token + "x");
    }

    @Test
    void publicEndpointsMindNoToken_H12() {
        for (String header : List.of("Bearer oidc/main/expired", "Bearer x", "Basic eDp5", "Nonsense")) {
            for (String path : List.of("/", "/processes", "/collections", "/file_formats", "/credentials/oidc")) {
                given().header("Authorization", header).get(BASE + path).then().statusCode(200);
            }
        }
    }

    @Test
    void aStrangerIsAskedForATokenAndNeverForAPassword_H11() {
        given().get(BASE + "/me")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("code", equalTo("AuthenticationRequired"));
        me("oidc/main/x").then().statusCode(403).header("WWW-Authenticate", nullValue());
    }

    @Test
    void passwordsCannotBeGuessedQuickly_G22() {
        RequestSpecification guess = given().header("X-Forwarded-For", "203.0.113.9")
                .auth()
                .preemptive()
                .basic("charles", "wrong");
        for (int i = 0; i < 10; i++) {
            guess.get(BASE + "/credentials/basic").then().statusCode(403).body("code", equalTo("CredentialsInvalid"));
        }
        String wait = guess.get(BASE + "/credentials/basic")
                .then()
                .statusCode(429)
                .body("code", equalTo("TooManyFailedLogins"))
                .extract()
                .header("Retry-After");
        assertThat(Integer.parseInt(wait)).isBetween(1, 60);
        given().header("X-Forwarded-For", "203.0.113.10")
                .auth()
                .preemptive()
                .basic("charles", "babbage")
                .get(BASE + "/credentials/basic")
                .then()
                .statusCode(429);
        given().header("X-Forwarded-For", "203.0.113.10")
                .auth()
                .preemptive()
                .basic("grace", "hopper")
                .get(BASE + "/credentials/basic")
                .then()
                .statusCode(200)
                .body("access_token.length()", greaterThan(20));
    }
}
