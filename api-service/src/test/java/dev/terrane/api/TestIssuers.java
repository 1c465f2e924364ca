package dev.terrane.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * The OpenID Connect server of the tests, a process of its own: see {@code src/test/oidc/OidcServer.java}. The port of
 * its remote control is a system property, which all class loaders of a test see.
 */
final class TestIssuers {
    private static final String CONTROL = "terrane.test.oidc";

    private TestIssuers() {}

    /** Starts the server where none runs. */
    static synchronized void start() {
        if (System.getProperty(CONTROL) != null) {
            return;
        }
        Path module = Path.of(Objects.requireNonNull(System.getProperty("terrane.root")), "api-service");
        try {
            Path port = Files.createTempDirectory(module.resolve("target"), "oidc-provider")
                    .resolve("port");
            Process server = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            Files.readString(module.resolve("target/oidc-provider.classpath"))
                                    .trim(),
                            module.resolve("src/test/oidc/OidcServer.java").toString(),
                            port.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(module.resolve("target/oidc-provider.log").toFile())
                    .start();
            await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(port) || !server.isAlive());
            System.setProperty(CONTROL, Files.readString(port));
        } catch (IOException failed) {
            throw new UncheckedIOException("see api-service/target/oidc-provider.log", failed);
        }
    }

    /** The address of an issuer; {@code late} is on a server that has to be started. */
    static String address(String issuer) {
        String[] ports = control("port", "{}").split(" ", -1);
        return "http://localhost:" + ports[issuer.equals("late") ? 1 : 0] + "/" + issuer;
    }

    /** An access token. */
    static String token(String issuer, String subject, String audience, Map<String, String> claims, long seconds) {
        StringBuilder more = new StringBuilder();
        claims.forEach((name, value) -> more.append(more.isEmpty() ? "" : ",")
                .append('"')
                .append(name)
                .append("\":\"")
                .append(value)
                .append('"'));
        return control("token", """
            {"issuer": "%s", "subject": "%s", "audience": "%s", "claims": {%s}, "seconds": %d}\
            """.formatted(issuer, subject, audience, more, seconds));
    }

    /** A token as programs get it. */
    static String clientCredentials(String issuer, String client, String scope) {
        return given().formParam("grant_type", "client_credentials")
                .auth()
                .preemptive()
                .basic(client, "secret")
                .formParam("scope", scope)
                .post(address(issuer) + "/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** The keys that an issuer publishes. */
    static JsonPath keys(String issuer) {
        return given().get(address(issuer) + "/jwks").jsonPath();
    }

    /** Gives an issuer a new key with a new id. */
    static void rotate(String issuer) {
        control("rotate", "{\"issuer\": \"" + issuer + "\"}");
    }

    static void startLate() {
        control("start", "{}");
    }

    static void stopLate() {
        control("stop", "{}");
    }

    private static String control(String command, String body) {
        return given().body(body)
                .post("http://127.0.0.1:" + System.getProperty(CONTROL) + "/" + command)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
