package dev.terrane.api;

import static io.restassured.RestAssured.given;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Logs the users of the tests in, each once. */
final class Tokens {
    private static final Map<String, String> PASSWORDS = Map.of("ada", "lovelace", "grace", "hopper", "alan", "turing");
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private Tokens() {}

    static String of(String user) {
        return TOKENS.computeIfAbsent(
                user,
                name -> given().auth()
                        .preemptive()
                        .basic(name, PASSWORDS.get(name))
                        .get("/openeo/1.2/credentials/basic")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("access_token"));
    }
}
