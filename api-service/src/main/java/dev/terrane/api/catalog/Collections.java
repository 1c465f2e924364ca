package dev.terrane.api.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.api.config.ApiConfig;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The collections that the settings name, read at start and then each five minutes. One that cannot be read is logged
 * and keeps its last state. Connecting may take 5 s, an answer 30 s, and a document 16 MiB.
 */
@ApplicationScoped
public class Collections {
    private static final int MOST_BYTES = 16 << 20;
    private static final int SECONDS = 30;

    private final List<String> locations;
    private final ObjectMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private volatile Map<String, ObjectNode> byLocation = Map.of();

    Collections(ApiConfig config, ObjectMapper json) {
        this.locations = config.collections().orElse(List.of());
        this.json = json;
    }

    /** All collections, without links. */
    public List<ObjectNode> all() {
        return List.copyOf(byLocation.values());
    }

    /** The collection of that id, without links. */
    public Optional<ObjectNode> find(String id) {
        return all().stream()
                .filter(collection -> collection.path("id").asText().equals(id))
                .findFirst();
    }

    @PostConstruct
    @Scheduled(every = "5m", delayed = "5m")
    void refresh() {
        Map<String, ObjectNode> fresh = new LinkedHashMap<>();
        for (String location : locations) {
            try {
                fresh.put(location, offered(json.readTree(read(location))));
            } catch (IOException unreadable) {
                Log.warnf("collection %s cannot be read: %s", location, unreadable.getMessage());
                ObjectNode last = byLocation.get(location);
                if (last != null) {
                    fresh.put(location, last);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        byLocation = fresh;
    }

    private byte[] read(String location) throws IOException, InterruptedException {
        if (!location.startsWith("http://") && !location.startsWith("https://")) {
            return Files.readAllBytes(location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location));
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(location))
                .timeout(Duration.ofSeconds(SECONDS))
                .build();
        try {
            HttpResponse<byte[]> answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                    .get(SECONDS, TimeUnit.SECONDS);
            if (answer.statusCode() != 200 || answer.body().length > MOST_BYTES) {
                throw new IOException("status " + answer.statusCode() + ", " + answer.body().length + " bytes");
            }
            return answer.body();
        } catch (ExecutionException | TimeoutException failed) {
            throw new IOException(failed);
        }
    }

    private ObjectNode offered(JsonNode document) throws IOException {
        if (!(document instanceof ObjectNode collection)
                || !collection.path("type").asText().equals("Collection")) {
            throw new IOException("it is not a STAC collection");
        }
        ObjectNode offered = collection.deepCopy();
        offered.remove(List.of("links", "assets", "item_assets"));
        if (!offered.has("license")) {
            offered.put("license", "proprietary");
        }
        if (!offered.has("summaries")) {
            offered.putObject("summaries");
        }
        List<String> nulls = new ArrayList<>();
        offered.properties().forEach(property -> {
            if (property.getValue().isNull()) {
                nulls.add(property.getKey());
            }
        });
        offered.remove(nulls);
        return offered;
    }
}
