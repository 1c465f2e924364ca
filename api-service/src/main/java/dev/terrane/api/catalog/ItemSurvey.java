package dev.terrane.api.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks at the items of a collection: those that it links, those of catalogs below it, and the pages of a STAC API. It
 * ends after 5,000 items, 5,000 documents, 128 MiB or two minutes and then says that it has not seen everything. An item
 * that cannot be read, or that lies outside the surroundings of the collection, is left out.
 */
@ApplicationScoped
class ItemSurvey {
    private static final int MOST_ITEMS = 5_000;
    private static final int MOST_DOCUMENTS = 5_000;
    private static final long MOST_BYTES = 128L << 20;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int PARALLEL = 8;
    private static final Set<String> DOWNWARDS = Set.of("item", "items", "child");

    private final StacDocuments documents;
    private final Clock clock;
    private final ExecutorService pool = Executors.newFixedThreadPool(PARALLEL, task -> {
        Thread thread = new Thread(task, "stac-items");
        thread.setDaemon(true);
        return thread;
    });

    ItemSurvey(StacDocuments documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param items in order of time
     * @param complete whether these are all items
     */
    record Found(List<ItemFacts> items, boolean complete) {}

    @PreDestroy
    void end() {
        pool.shutdownNow();
    }

    /** Looks at the items of a collection. */
    Found of(StacDocuments.Document collection) throws InterruptedException {
        Walk walk =
                new Walk(Surroundings.of(collection.address()), clock.instant().plus(LONGEST));
        walk.follow(collection);
        walk.run();
        walk.items.sort(Comparator.comparing(ItemFacts::time));
        return new Found(List.copyOf(walk.items), walk.complete);
    }

    private final class Walk {
        private final Surroundings surroundings;
        private final Instant until;
        private final Deque<Future<StacDocuments.Document>> reading = new ArrayDeque<>();
        private final Set<URI> seen = new HashSet<>();
        private final List<ItemFacts> items = new ArrayList<>();
        private long bytes;
        private boolean complete = true;

        Walk(Surroundings surroundings, Instant until) {
            this.surroundings = surroundings;
            this.until = until;
        }

        void run() throws InterruptedException {
            while (!reading.isEmpty()) {
                Future<StacDocuments.Document> next = reading.remove();
                try {
                    long left = Duration.between(clock.instant(), until).toMillis();
                    take(next.get(Math.max(0, left), TimeUnit.MILLISECONDS));
                } catch (ExecutionException unreadable) {
                    Log.debugf("a STAC item cannot be read: %s", unreadable.getMessage());
                    complete = false;
                } catch (TimeoutException late) {
                    next.cancel(true);
                    stop();
                }
                if (items.size() >= MOST_ITEMS || bytes > MOST_BYTES) {
                    stop();
                }
            }
        }

        private void stop() {
            complete &= reading.isEmpty() && bytes <= MOST_BYTES;
            reading.forEach(waiting -> waiting.cancel(true));
            reading.clear();
        }

        private void take(StacDocuments.Document document) {
            bytes += document.bytes();
            String type = document.json().path("type").asText();
            if (type.equals("Feature")) {
                keep(document.json());
            } else if (type.equals("FeatureCollection")) {
                document.json().path("features").forEach(this::keep);
                link(document, Set.of("next"));
            } else {
                follow(document);
            }
        }

        private void keep(JsonNode item) {
            Optional<ItemFacts> facts = ItemFacts.of(item);
            complete &= facts.isPresent();
            facts.ifPresent(items::add);
        }

        void follow(StacDocuments.Document document) {
            link(document, DOWNWARDS);
        }

        private void link(StacDocuments.Document document, Set<String> relations) {
            for (JsonNode link : document.json().path("links")) {
                if (relations.contains(link.path("rel").asText())
                        && link.path("method").asText("GET").equals("GET")) {
                    read(document, link.path("href").asText());
                }
            }
        }

        private void read(StacDocuments.Document from, String href) {
            try {
                URI address = from.resolve(href);
                if (seen.size() >= MOST_DOCUMENTS) {
                    complete = false;
                } else if (seen.add(address)) {
                    reading.add(pool.submit(() -> documents.read(address, surroundings)));
                }
            } catch (IOException odd) {
                Log.debugf("a STAC link leads nowhere: %s", odd.getMessage());
                complete = false;
            }
        }
    }
}
