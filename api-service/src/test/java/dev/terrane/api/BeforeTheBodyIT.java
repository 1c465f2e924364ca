package dev.terrane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Strangers get their answer while their body is still on its way. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class BeforeTheBodyIT {
    private static final int LENGTH = 20_000_000;

    private static Socket begin(String path, String... headers) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(20_000);
        String head = "POST /openeo/1.2" + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + LENGTH + "\r\n" + String.join("", headers) + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static String status(Socket socket) throws IOException {
        return String.valueOf(
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                        .readLine());
    }

    /** Announces a large body and sends not a byte of it. */
    private static String statusWithoutBody(String path, String... headers) throws IOException {
        try (Socket socket = begin(path, headers)) {
            return status(socket);
        }
    }

    @Test
    void aStrangerIsTurnedAwayBeforeTheBodyIsRead() throws IOException {
        assertThat(statusWithoutBody("/jobs")).contains(" 401 ");
        assertThat(statusWithoutBody("/jobs/some/results")).contains(" 401 ");
    }

    @Test
    void aBadTokenIsNoWayIn() throws IOException {
        assertThat(statusWithoutBody("/jobs", "Authorization: Bearer basic//nonsense\r\n"))
                .contains(" 403 ");
        assertThat(statusWithoutBody("/jobs", "Authorization: Bearer oidc/main/nonsense\r\n"))
                .contains(" 403 ");
        assertThat(statusWithoutBody("/jobs", "Authorization: Basic eDp5\r\n")).contains(" 403 ");
    }

    @Test
    void aClientThatSendsAllOfItsBodyFirstIsNotStuck() throws Exception {
        try (Socket socket = begin("/jobs")) {
            Thread sender = new Thread(() -> send(socket), "sender");
            sender.setDaemon(true);
            sender.start();
            sender.join(20_000);
            assertThat(sender.isAlive()).isFalse();
            assertThat(status(socket)).contains(" 401 ");
        }
    }

    private static void send(Socket socket) {
        try {
            OutputStream out = socket.getOutputStream();
            byte[] part = " ".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
            for (int sent = 0; sent < LENGTH; sent += part.length) {
                out.write(part);
            }
        } catch (IOException closed) {
            // then the server closed the connection, and the answer tells why
        }
    }
}
