package dev.terrane.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Strangers get their answer while their body is still on its way. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class BeforeTheBodyIT {
    /** Sends the head of a request that announces a large body, and not a byte of the body. */
    private static String statusOf(String method, String path, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(10_000);
            String head = method + " /openeo/1.2" + path + " HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 30000000\r\n"
                    + String.join("", headers) + "\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return String.valueOf(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine());
        }
    }

    @Test
    void aStrangerIsTurnedAwayBeforeTheBodyIsRead() throws IOException {
        assertThat(statusOf("POST", "/jobs")).contains(" 401 ");
        assertThat(statusOf("POST", "/jobs/some/results")).contains(" 401 ");
    }

    @Test
    void aStrangerWhoSendsALargeBodyGetsTheAnswerToo() {
        given().contentType("application/json")
                .body(" ".repeat(20 << 20))
                .post("/openeo/1.2/jobs")
                .then()
                .statusCode(401)
                .body("code", equalTo("AuthenticationRequired"));
    }

    @Test
    void aBadTokenIsNoWayIn() throws IOException {
        assertThat(statusOf("POST", "/jobs", "Authorization: Bearer basic//nonsense\r\n"))
                .contains(" 403 ");
        assertThat(statusOf("POST", "/jobs", "Authorization: Bearer oidc/main/nonsense\r\n"))
                .contains(" 403 ");
        assertThat(statusOf("POST", "/jobs", "Authorization: Basic eDp5\r\n")).contains(" 403 ");
    }
}
