package dev.terrane.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("2.6 HTTP details, and G-01 to G-36 as far as they concern all operations")
class HttpMannersIT {
    private static final String BASE = "/openeo/1.2";
    private static final String GRAPH = """
            {"process_graph": {"add": {"process_id": "add", "arguments": {"x": 1, "y": 2}, "result": true}}}""";

    @Test
    void everyAnswerMayBeReadByABrowser_G28() {
        List<Response> answers = List.of(
                given().get(BASE + "/"),
                given().get("/.well-known/openeo"),
                given().get(BASE + "/jobs"),
                given().get(BASE + "/nothing"),
                given().get("/nowhere"),
                given().put(BASE + "/processes"),
                given().contentType("application/json").body("{").post(BASE + "/validation"),
                given().accept("image/png").get(BASE + "/processes"));
        for (Response answer : answers) {
            answer.then()
                    .header("Access-Control-Allow-Origin", equalTo("*"))
                    .header(
                            "Access-Control-Expose-Headers",
                            startsWith("Link, Location, OpenEO-Costs, OpenEO-Identifier"))
                    .header("X-Request-Id", notNullValue())
                    .header("Content-Type", equalTo("application/json"));
        }
    }

    @Test
    void optionsTellWhatAPathTakes_G29() {
        for (var path : Map.of(
                        "/jobs", "OPTIONS, GET, HEAD, POST",
                        "/validation", "OPTIONS, POST",
                        "//jobs/j-1/results/", "OPTIONS, GET, HEAD, POST, DELETE",
                        "/collections/A/queryables", "OPTIONS, GET, HEAD")
                .entrySet()) {
            Response answer = given().urlEncodingEnabled(false).options(BASE + path.getKey());
            answer.then()
                    .statusCode(204)
                    .header("Access-Control-Allow-Origin", equalTo("*"))
                    .header("Access-Control-Allow-Methods", equalTo(path.getValue()))
                    .header("Access-Control-Allow-Headers", containsString("Authorization, Content-Type"))
                    .header("Content-Type", equalTo("application/json"));
            assertThat(answer.body().asByteArray()).isEmpty();
        }
        given().options(BASE + "/nothing").then().statusCode(204);
        given().options("/.well-known/openeo").then().statusCode(204);
    }

    @Test
    void errorsHaveTheIdOfTheRequest_G18() {
        given().header("X-Request-Id", "abc-123")
                .get(BASE + "/nothing")
                .then()
                .statusCode(404)
                .header("X-Request-Id", equalTo("abc-123"))
                .body("id", equalTo("abc-123"));
        given().header("X-Request-Id", "no <id>")
                .get("/nowhere")
                .then()
                .statusCode(404)
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"))
                .body("id", matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void whatTheServerItselfRefusesIsJsonToo_H17() {
        given().get("/nowhere").then().statusCode(404).body("code", equalTo("NotFound"));
        given().get("/openeo/2.0/jobs").then().statusCode(404).body("code", equalTo("UnsupportedApiVersion"));
        given().get(BASE + "/.well-known/openeo").then().statusCode(404).body("code", equalTo("NotFound"));
        given().post("/.well-known/openeo").then().statusCode(405).body("code", equalTo("FeatureUnsupported"));
        given().delete(BASE + "/jobs")
                .then()
                .statusCode(405)
                .header("Allow", containsString("GET"))
                .body("code", equalTo("FeatureUnsupported"));
        given().accept("text/html").get(BASE + "/").then().statusCode(406).body("code", equalTo("NotAcceptable"));
        as("ada")
                .contentType("text/plain")
                .body(GRAPH)
                .post(BASE + "/validation")
                .then()
                .statusCode(400)
                .body("code", equalTo("ContentTypeInvalid"));
    }

    @Test
    void oddAddressesAreNotTheFaultOfTheServer() throws IOException {
        for (String path :
                List.of("/collections/%zz", "/collections/%00", "/collections/%C3%28", "/jobs/%zz", "/%2e%2e/")) {
            String answer = raw("GET " + BASE + path + " HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path).startsWith("HTTP/1.1 4");
            if (path.contains("%zz")) {
                // refused by the server before anything of ours sees it
                continue;
            }
            assertThat(answer)
                    .as(path)
                    .contains("\r\nContent-Type: application/json\r\n")
                    .contains("\"code\":");
        }
        assertThat(raw("POST " + BASE + "/validation%zz HTTP/1.1\r\nHost: t\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 4");
    }

    @Test
    void jsonThatCannotBeReadIsRefusedWithThePlace_G21() {
        for (var broken : Map.of(
                        "{",
                        "cannot be read",
                        "{\"process_graph\": }",
                        "line 1",
                        "{} {}",
                        "cannot be read",
                        "nul",
                        "cannot be read",
                        "[".repeat(600) + "]".repeat(600),
                        "nesting depth",
                        "{\"a\": " + "9".repeat(2000) + "}",
                        "umber",
                        "{\"a\": \"\u0001\"}",
                        "cannot be read")
                .entrySet()) {
            as("ada")
                    .contentType("application/json")
                    .body(broken.getKey())
                    .post(BASE + "/validation")
                    .then()
                    .statusCode(400)
                    .body("message", containsString(broken.getValue()));
        }
        given().contentType("application/json")
                .body("{\"process_graph\": {}}")
                .post(BASE + "/validation")
                .then()
                .statusCode(200);
    }

    @Test
    void requestsThatAreTooLargeAreRefusedWithAReason_H15() throws IOException {
        String announced = raw("POST " + BASE + "/jobs HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer basic//" + Tokens.of("ada") + "\r\nContent-Length: 40000000\r\n\r\n");
        assertThat(announced).startsWith("HTTP/1.1 413").contains("\"code\":\"RequestTooLarge\"");
        assertThat(announced).contains("Access-Control-Allow-Origin: *");
        StringBuilder chunks = new StringBuilder("POST " + BASE + "/validation HTTP/1.1\r\nHost: t\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        String chunk = " ".repeat(1 << 20);
        for (int i = 0; i < 9; i++) {
            chunks.append("100000\r\n").append(chunk).append("\r\n");
        }
        assertThat(raw(chunks + "0\r\n\r\n")).startsWith("HTTP/1.1 413").contains("\"code\":\"RequestTooLarge\"");
        given().get(BASE + "/").then().statusCode(200);
    }

    @Test
    void addressesAndHeadersHaveALimit() throws IOException {
        assertThat(raw("GET " + BASE + "/collections?limit=" + "1".repeat(20_000) + " HTTP/1.1\r\nHost: t\r\n"
                        + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 414")
                .contains("\"code\":");
        assertThat(raw("GET " + BASE + "/ HTTP/1.1\r\nHost: t\r\nX-A: " + "a".repeat(50_000)
                        + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 431")
                .contains("\"code\":");
    }

    @Test
    void slashesDoNotMatterAndContentTypeIsSpelledSo_H02_H03_H16() throws IOException {
        for (String path :
                List.of("//processes", "/processes/", "//", "", "//collections//", "/collections/?limit=1")) {
            given().urlEncodingEnabled(false)
                    .redirects()
                    .follow(false)
                    .get(BASE + path)
                    .then()
                    .statusCode(200)
                    .header("Content-Type", equalTo("application/json"));
        }
        for (String path : List.of(BASE + "/", "/.well-known/openeo", "/nowhere", BASE + "//jobs")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n"))
                    .contains("\r\nContent-Type: application/json\r\n");
        }
    }

    @Test
    void headAnswersWhereGetDoes() {
        for (String path : List.of(BASE + "/", BASE + "/processes", "/.well-known/openeo", BASE + "/collections")) {
            Response head = given().head(path);
            head.then().statusCode(200).header("Content-Type", equalTo("application/json"));
            assertThat(head.body().asByteArray()).isEmpty();
        }
        given().head(BASE + "/nothing").then().statusCode(404);
    }

    @Test
    void addressesAreThoseOfTheProxyInFront_G01() {
        Map<String, String> forwarded = Map.of(
                "X-Forwarded-Proto", "https",
                "X-Forwarded-Host", "eo.example",
                "X-Forwarded-Prefix", "/terrane");
        given().headers(forwarded)
                .get("/.well-known/openeo")
                .then()
                .statusCode(200)
                .body("versions[0].url", equalTo("https://eo.example/terrane/openeo/1.2/"));
        given().headers(forwarded)
                .get(BASE + "/")
                .then()
                .statusCode(200)
                .body(
                        "links.find { it.rel == 'data' }.href",
                        equalTo("https://eo.example/terrane/openeo/1.2/collections"));
        given().headers(forwarded)
                .redirects()
                .follow(false)
                .get("/")
                .then()
                .statusCode(302)
                .header("Location", equalTo("https://eo.example/terrane/openeo/1.2/"));
        given().header("X-Forwarded-Prefix", "//evil.example/\"x")
                .get("/.well-known/openeo")
                .then()
                .body("versions[0].url", not(containsString("evil")));
    }

    @Test
    void discoveryIsKeptByClientsAndJobsAreNot_H14() {
        for (String path : List.of("/", "/processes", "/collections", "/file_formats", "/conformance")) {
            Response first = given().get(BASE + path);
            first.then().statusCode(200).header("Cache-Control", startsWith("private"));
            String tag = first.header("ETag");
            Response again = given().header("If-None-Match", tag).get(BASE + path);
            again.then()
                    .statusCode(304)
                    .header("ETag", equalTo(tag))
                    .header("Access-Control-Allow-Origin", equalTo("*"));
            assertThat(again.body().asByteArray()).isEmpty();
            given().header("If-None-Match", "W/\"another\"")
                    .get(BASE + path)
                    .then()
                    .statusCode(200);
        }
        for (String path : List.of("/jobs", "/me", "/jobs/none/results")) {
            as("ada")
                    .get(BASE + path)
                    .then()
                    .header("Cache-Control", equalTo("no-store"))
                    .header("Vary", containsString("Authorization"));
        }
        given().get(BASE + "/nothing").then().header("Cache-Control", equalTo("no-store"));
    }

    @Test
    void listsComeCompressedWhereThatIsAskedFor_H07() throws IOException {
        // a client that neither asks for compression by itself nor undoes it
        RestAssuredConfig bare =
                RestAssured.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());
        Response plain = given().config(bare).get(BASE + "/processes");
        plain.then().statusCode(200).header("Content-Encoding", nullValue());
        Response small =
                given().config(bare).header("Accept-Encoding", "br, gzip").get(BASE + "/processes");
        small.then()
                .statusCode(200)
                .header("Content-Encoding", equalTo("gzip"))
                .header("Vary", containsString("Accept-Encoding"))
                .header("Content-Type", equalTo("application/json"));
        byte[] sent = small.body().asByteArray();
        assertThat(sent).hasSizeLessThan(plain.body().asByteArray().length / 3);
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            assertThat(gzip.readAllBytes()).isEqualTo(plain.body().asByteArray());
        }
    }

    private static RequestSpecification as(String user) {
        return given().header("Authorization", "Bearer basic//" + Tokens.of(user));
    }

    /** Sends bytes as they are and returns what comes back until the server closes or falls silent. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(10_000);
            Thread writer = new Thread(() -> {
                try {
                    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                } catch (IOException refused) {
                    // the server need not read what it refuses
                }
            });
            writer.start();
            StringBuilder answer = new StringBuilder();
            byte[] part = new byte[8192];
            try {
                for (int n = socket.getInputStream().read(part);
                        n > 0;
                        n = socket.getInputStream().read(part)) {
                    answer.append(new String(part, 0, n, StandardCharsets.ISO_8859_1));
                }
            } catch (IOException closed) {
                // what came before counts
            }
            return answer.toString();
        }
    }
}
