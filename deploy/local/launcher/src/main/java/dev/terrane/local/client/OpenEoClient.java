package dev.terrane.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user does with a batch job, over HTTP: connecting may take 5 s, an answer 60 s. */
public final class OpenEoClient {
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String base;
    private final String token;

    /** Logs in at a back-end. */
    public OpenEoClient(String base, String user, String password) throws IOException, InterruptedException {
        this.base = base;
        String basic = Base64.getEncoder().encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = request("/credentials/basic").header("Authorization", "Basic " + basic);
        this.token = body(http.send(request.build(), HttpResponse.BodyHandlers.ofString()))
                .path("access_token")
                .asText();
    }

    /** A result file as the back-end offers it. */
    public record Download(String name, URI link, long size) {}

    /** The back-end's answer that it will not do what it was asked; asking again does not help. */
    public static final class Refusal extends IOException {
        Refusal(String message) {
            super(message);
        }
    }

    /** Creates a batch job; returns its id. */
    public String create(JsonNode job) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("POST", "/jobs", job);
        body(answer);
        return answer.headers()
                .firstValue("OpenEO-Identifier")
                .orElseThrow(() -> new IOException("the back-end named no job"));
    }

    /** Starts it. */
    public void start(String job) throws IOException, InterruptedException {
        body(send("POST", "/jobs/" + job + "/results", null));
    }

    /** Stops it. */
    public void stop(String job) throws IOException, InterruptedException {
        body(send("DELETE", "/jobs/" + job + "/results", null));
    }

    /** Removes it with all that it made. */
    public void delete(String job) throws IOException, InterruptedException {
        body(send("DELETE", "/jobs/" + job, null));
    }

    /** All that is known about it. */
    public JsonNode describe(String job) throws IOException, InterruptedException {
        return get("/jobs/" + job);
    }

    /** What it is likely to need. */
    public JsonNode estimate(String job) throws IOException, InterruptedException {
        return get("/jobs/" + job + "/estimate");
    }

    /** Its log entries after one of them; all where that is empty. */
    public JsonNode logs(String job, String after) throws IOException, InterruptedException {
        return get("/jobs/" + job + "/logs" + (after.isEmpty() ? "" : "?offset=" + after))
                .path("logs");
    }

    /** Its results as a STAC document. */
    public JsonNode results(String job) throws IOException, InterruptedException {
        return get("/jobs/" + job + "/results");
    }

    /** The data files of a result document. */
    public static List<Download> downloads(JsonNode results) {
        return results.path("assets").properties().stream()
                .map(asset -> new Download(
                        asset.getKey(),
                        URI.create(asset.getValue().path("href").asText()),
                        asset.getValue().path("file:size").asLong()))
                .toList();
    }

    /** Fetches a file into a folder; it gets its name when it is complete. */
    public Path fetch(Download download, Path folder) throws IOException, InterruptedException {
        Path part = folder.resolve(download.name() + ".part");
        HttpResponse<Path> answer = http.send(
                HttpRequest.newBuilder(download.link()).timeout(ANSWER).build(),
                HttpResponse.BodyHandlers.ofFile(part));
        if (answer.statusCode() != 200) {
            throw new IOException(download.name() + " was answered with status " + answer.statusCode());
        }
        if (Files.size(part) != download.size()) {
            throw new IOException(download.name() + " has " + Files.size(part) + " bytes, not " + download.size());
        }
        return Files.move(part, folder.resolve(download.name()), StandardCopyOption.REPLACE_EXISTING);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return body(send("GET", path, null));
    }

    private HttpResponse<String> send(String method, String path, @Nullable JsonNode body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Authorization", "Bearer basic//" + token);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
                    .header("Content-Type", "application/json");
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER);
    }

    private static JsonNode body(HttpResponse<String> answer) throws IOException {
        String text = answer.body();
        JsonNode json = text.startsWith("{") ? JSON.readTree(text) : JSON.createObjectNode();
        if (answer.statusCode() >= 400) {
            String reason = json.path("code").asText("status " + answer.statusCode()) + ": "
                    + json.path("message").asText(text);
            throw answer.statusCode() < 500 ? new Refusal(reason) : new IOException(reason);
        }
        return json;
    }
}
