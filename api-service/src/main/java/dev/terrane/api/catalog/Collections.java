package dev.terrane.api.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.api.config.ApiConfig;
import dev.terrane.model.graph.CollectionOutline;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The collections that the settings name. Each is read on its own and never in a request: at start, then every five
 * minutes, and after half a minute where that failed. One that cannot be read is logged and keeps its last state. Its
 * items are looked at again when its document changed, at the latest after an hour.
 */
@ApplicationScoped
public class Collections {
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final Duration ITEMS_GOOD_FOR = Duration.ofHours(1);
    private static final String ID = "^[\\w\\-.~/]+$";
    private static final int PARALLEL = 4;

    private final List<String> locations;
    private final StacDocuments documents;
    private final ItemSurvey survey;
    private final Clock clock;
    private final Map<String, Read> byLocation = new ConcurrentHashMap<>();
    private final Map<String, Instant> due = new ConcurrentHashMap<>();
    private final ExecutorService pool = Executors.newFixedThreadPool(PARALLEL, task -> {
        Thread thread = new Thread(task, "stac-collections");
        thread.setDaemon(true);
        return thread;
    });

    Collections(ApiConfig config, StacDocuments documents, ItemSurvey survey, Clock clock) {
        this.locations = config.collections().orElse(List.of());
        this.documents = documents;
        this.survey = survey;
        this.clock = clock;
    }

    /**
     * A collection as it is offered.
     *
     * @param description all but the links to ourselves
     * @param queryables a JSON Schema
     * @param outline what estimates need; empty where that is not known
     */
    public record Offered(
            String id, ObjectNode description, ObjectNode queryables, Optional<CollectionOutline> outline) {}

    /** What was read, and when its items were. */
    private record Read(Offered offered, JsonNode source, Instant surveyed) {}

    /** All collections, in the order of the settings. */
    public List<Offered> all() {
        List<Offered> all = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (String location : locations) {
            Read read = byLocation.get(location);
            if (read != null && ids.add(read.offered().id())) {
                all.add(read.offered());
            }
        }
        return all;
    }

    /** The collection of that id. */
    public Optional<Offered> find(String id) {
        return all().stream().filter(offered -> offered.id().equals(id)).findFirst();
    }

    void begin(@Observes StartupEvent start) {
        refresh();
    }

    @PreDestroy
    void end() {
        pool.shutdownNow();
    }

    @Scheduled(every = "10s", delayed = "10s")
    void refresh() {
        Instant now = clock.instant();
        for (String location : locations) {
            if (!due.getOrDefault(location, Instant.MIN).isAfter(now)) {
                due.put(location, Instant.MAX);
                pool.execute(() -> refresh(location));
            }
        }
    }

    private void refresh(String location) {
        Duration next = RETRY_AFTER;
        try {
            byLocation.put(location, read(location, byLocation.get(location)));
            next = GOOD_FOR;
        } catch (IOException unreadable) {
            Log.warnf("collection %s cannot be read: %s", location, unreadable.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            due.put(location, clock.instant().plus(next));
        }
    }

    private Read read(String location, @Nullable Read last) throws IOException, InterruptedException {
        StacDocuments.Document source = documents.read(location);
        String id = source.json().path("id").asText();
        if (!source.json().path("type").asText().equals("Collection") || !id.matches(ID)) {
            throw new IOException("it is not a STAC collection with an id that addresses can hold");
        }
        Instant now = clock.instant();
        if (last != null
                && last.source().equals(source.json())
                && now.isBefore(last.surveyed().plus(ITEMS_GOOD_FOR))) {
            return last;
        }
        ItemSurvey.Found found = survey.of(source);
        CubeFacts cube = CubeFacts.of(source.json(), found);
        Offered offered = new Offered(
                id, CollectionDescription.of(source, cube), Queryables.of(source.json(), found), cube.outline());
        return new Read(offered, source.json(), now);
    }
}
