package dev.terrane.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.terrane.api.files.UserFiles;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of users over real HTTP and S3. What the standard does not know, as ranges, is asked by the JDK's client. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("2.5 /files, PROF L3-FS 500-531")
class FilesIT {
    private static final String BASE = "/openeo/1.2";
    private static final byte[] TEXT = "0123456789".getBytes(StandardCharsets.UTF_8);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final UserFiles files;

    @TestHTTPResource
    URL root;

    FilesIT(UserFiles files) {
        this.files = files;
    }

    @AfterEach
    void forget() {
        for (String user : List.of("ada", "grace")) {
            files.list(user, "").forEach(file -> files.delete(user, file.path()));
        }
    }

    @Test
    void aFileIsUploadedListedReadReplacedAndDeleted() {
        put("ada", "a/b%20c/%C3%B6.txt", TEXT)
                .statusCode(200)
                .body("path", equalTo("a/b c/ö.txt"))
                .body("size", equalTo(10))
                .body("modified", notNullValue());
        as("ada")
                .get(BASE + "/files")
                .then()
                .statusCode(200)
                .body("files.path", hasItem("a/b c/ö.txt"))
                .body("files.size", hasItem(10))
                .body("links", empty());
        as("grace").get(BASE + "/files").then().body("files", empty());
        as("grace").get(BASE + "/files/a/b%20c/%C3%B6.txt").then().statusCode(404);
        var answer = as("ada")
                .get(BASE + "/files/a/b%20c/%C3%B6.txt")
                .then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("Content-Length", "10")
                .header("Accept-Ranges", "bytes")
                .header("Content-Disposition", "attachment; filename=\"_.txt\"; filename*=UTF-8''%C3%B6.txt")
                .header("ETag", notNullValue())
                .extract();
        assertThat(answer.asByteArray()).isEqualTo(TEXT);

        put("ada", "a/b%20c/%C3%B6.txt", "new".getBytes(StandardCharsets.UTF_8)).body("size", equalTo(3));
        as("ada")
                .get(BASE + "/files/a/b%20c/%C3%B6.txt")
                .then()
                .header("ETag", not(equalTo(answer.header("ETag"))))
                .header("Content-Length", "3");
        as("ada").delete(BASE + "/files/a/b%20c/%C3%B6.txt").then().statusCode(204);
        for (String path : List.of("a/b%20c/%C3%B6.txt", "a/b%20c", "a")) {
            as("ada").delete(BASE + "/files/" + path).then().statusCode(404).body("code", equalTo("FileNotFound"));
        }
        as("ada").get(BASE + "/files").then().body("files", empty());
    }

    @Test
    void anEmptyFileIsAFile() throws Exception {
        put("ada", "empty", new byte[0]).statusCode(200).body("size", equalTo(0));
        as("ada").get(BASE + "/files/empty").then().statusCode(200).header("Content-Length", "0");
        assertThat(range("empty", "bytes=0-").statusCode()).isEqualTo(416);
    }

    @Test
    void aFolderIsNoFile() {
        put("ada", "folder/file", TEXT).statusCode(200);
        for (String path : List.of("folder", "folder/")) {
            as("ada")
                    .get(BASE + "/files/" + path)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("FileOperationUnsupported"));
            as("ada")
                    .delete(BASE + "/files/" + path)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("FileOperationUnsupported"));
        }
        put("ada", "folder", TEXT).statusCode(400).body("code", equalTo("FileOperationUnsupported"));
        put("ada", "folder/file/more", TEXT).statusCode(400).body("code", equalTo("FilePathInvalid"));
        as("ada").get(BASE + "/files/nothing").then().statusCode(404).body("code", equalTo("FileNotFound"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a%2F%2Fb",
                "a/.%2fx",
                "a%00b",
                "a%0Ab",
                "a%5Cb",
                "a%3Ab",
                "a%27b",
                "a%22b",
                "%2Fa",
                "a%2F",
                "long",
                "longer"
            })
    void aPathThatIsNotSafeIsRefused(String path) {
        String sent = path.equals("long") ? "x".repeat(201) : path.equals("longer") ? "y/".repeat(400) + "z" : path;
        put("ada", sent, TEXT).statusCode(400).body("code", equalTo("FilePathInvalid"));
        as("ada").get(BASE + "/files").then().body("files", empty());
    }

    /** Dots are resolved as in any address before a path is looked at, so they lead nowhere else. */
    @Test
    void dotsNeverLeaveTheRoot() {
        put("ada", "%2e%2e/x", TEXT).statusCode(404);
        put("ada", "a/%2E%2e/x", TEXT).statusCode(200).body("path", equalTo("x"));
        put("ada", "%252e%252e/x", TEXT).statusCode(200).body("path", equalTo("%2e%2e/x"));
    }

    @Test
    void rangesAreHonoured() throws Exception {
        put("ada", "r", TEXT).statusCode(200);
        HttpResponse<byte[]> part = range("r", "bytes=2-4");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("234".getBytes(StandardCharsets.UTF_8));
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 2-4/10");
        assertThat(part.headers().firstValue("Content-Length")).contains("3");
        assertThat(range("r", "bytes=8-99").body()).isEqualTo("89".getBytes(StandardCharsets.UTF_8));
        assertThat(range("r", "bytes=-3").body()).isEqualTo("789".getBytes(StandardCharsets.UTF_8));
        assertThat(range("r", "bytes=7-").body()).isEqualTo("789".getBytes(StandardCharsets.UTF_8));
        for (String whole : List.of("bytes=4-2", "bytes=0-1,3-4", "lines=1-2", "bytes=-")) {
            HttpResponse<byte[]> all = range("r", whole);
            assertThat(all.statusCode()).isEqualTo(200);
            assertThat(all.body()).isEqualTo(TEXT);
        }
        HttpResponse<byte[]> behind = range("r", "bytes=10-");
        assertThat(behind.statusCode()).isEqualTo(416);
        assertThat(behind.headers().firstValue("Content-Range")).contains("bytes */10");
        assertThat(new String(behind.body(), StandardCharsets.UTF_8)).contains("RangeNotSatisfiable");

        String tag = part.headers().firstValue("ETag").orElseThrow();
        assertThat(send(request("r")
                                .header("Range", "bytes=0-0")
                                .header("If-Range", tag)
                                .GET())
                        .statusCode())
                .isEqualTo(206);
        assertThat(send(request("r")
                                .header("Range", "bytes=0-0")
                                .header("If-Range", "\"old\"")
                                .GET())
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<byte[]> head = send(request("r").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).contains("10");
        assertThat(head.headers().firstValue("Accept-Ranges")).contains("bytes");
    }

    @Test
    void aLargeFileOfUnknownLengthGoesThroughInPieces() throws Exception {
        byte[] large = new byte[38 << 20];
        new Random(1).nextBytes(large);
        HttpResponse<byte[]> stored = send(request("large.bin")
                .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));
        assertThat(stored.statusCode()).isEqualTo(200);
        assertThat(new String(stored.body(), StandardCharsets.UTF_8)).contains("\"size\":" + large.length);
        HttpResponse<byte[]> read = send(request("large.bin").GET());
        assertThat(read.headers().firstValue("Content-Length")).contains(String.valueOf(large.length));
        assertThat(Arrays.equals(read.body(), large)).isTrue();
        byte[] middle = range("large.bin", "bytes=4194000-9000000").body();
        assertThat(Arrays.equals(middle, Arrays.copyOfRange(large, 4_194_000, 9_000_001)))
                .isTrue();
    }

    @Test
    void sizeQuotaAndNumberAreLimited() throws Exception {
        byte[] tooLarge = new byte[(40 << 20) + 1];
        for (HttpRequest.BodyPublisher body : List.of(
                HttpRequest.BodyPublishers.ofByteArray(tooLarge),
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge)))) {
            HttpResponse<byte[]> refused = send(request("large").PUT(body));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("FileSizeExceeded");
        }
        as("ada").get(BASE + "/files").then().body("files", empty());

        put("ada", "one", new byte[35 << 20]).statusCode(200);
        assertThat(files.space("ada")).isEqualTo(new UserFiles.Space(60L << 20, 25L << 20));
        put("ada", "two", new byte[(25 << 20) + 1]).statusCode(400).body("code", equalTo("StorageQuotaExceeded"));
        put("ada", "one", new byte[36 << 20]).statusCode(200);
        put("ada", "two", new byte[24 << 20]).statusCode(200);
        assertThat(files.space("ada").free()).isZero();
        put("grace", "one", TEXT).statusCode(200);

        for (int i = 0; i < 19; i++) {
            put("grace", "n" + i, TEXT).statusCode(200);
        }
        put("grace", "n19", TEXT).statusCode(400).body("code", equalTo("StorageQuotaExceeded"));
        put("grace", "n18", TEXT).statusCode(200);
    }

    @Test
    void aListIsPagedWhereAClientWantsThat() {
        for (String path : List.of("b", "a", "c d")) {
            put("ada", path.replace(" ", "%20"), TEXT).statusCode(200);
        }
        List<String> seen = new ArrayList<>();
        String next = BASE + "/files?limit=1";
        while (next != null) {
            var page = as("ada").get(next).then().statusCode(200).extract().jsonPath();
            seen.addAll(page.getList("files.path"));
            next = page.getString("links.find { it.rel == 'next' }.href");
        }
        assertThat(seen).containsExactly("a", "b", "c d");
        as("ada").get(BASE + "/files?limit=0").then().statusCode(400);
    }

    @Test
    void nobodyGetsInWithoutAToken() {
        given().get(BASE + "/files").then().statusCode(401).body("code", equalTo("AuthenticationRequired"));
        given().get(BASE + "/files/a").then().statusCode(401);
        given().body(TEXT).put(BASE + "/files/a").then().statusCode(401);
        given().delete(BASE + "/files/a").then().statusCode(401);
    }

    @Test
    void clientsUploadAsTheyDo() throws Exception {
        assertThat(send(request("py.txt").PUT(HttpRequest.BodyPublishers.ofByteArray(TEXT)))
                        .statusCode())
                .isEqualTo(200);
        for (String type : List.of("application/octet-stream", "application/json", "text/csv")) {
            put("ada", "js.txt", TEXT, type).statusCode(200);
        }
        as("ada").get(BASE + "/files/js.txt").then().body(containsString("0123456789"));
    }

    private HttpResponse<byte[]> range(String path, String range) throws Exception {
        return send(request(path).header("Range", range).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + "openeo/1.2/files/" + path))
                .header("Authorization", "Bearer basic//" + Tokens.of("ada"));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static ValidatableResponse put(String user, String path, byte[] content) {
        return put(user, path, content, "application/octet-stream");
    }

    private static ValidatableResponse put(String user, String path, byte[] content, String type) {
        InputStream body = new ByteArrayInputStream(content);
        return as(user).contentType(type)
                .body(body)
                .put(BASE + "/files/" + path)
                .then();
    }

    private static RequestSpecification as(String user) {
        return given().urlEncodingEnabled(false).header("Authorization", "Bearer basic//" + Tokens.of(user));
    }
}
