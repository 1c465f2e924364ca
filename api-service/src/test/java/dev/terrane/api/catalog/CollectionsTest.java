package dev.terrane.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.terrane.model.graph.CollectionOutline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading collections from files and from a STAC API that answers in pages. */
class CollectionsTest {
    private static final String ITEM = """
            {"type": "Feature", "id": "%s", "bbox": [1, 2, 3, 4], "properties": {"datetime": "%s", "gsd": 10},
             "assets": {"VV": {"href": "a.tif", "type": "image/tiff", "proj:code": "EPSG:32631",
               "proj:shape": [10, 20], "proj:transform": [10, 0, 500000, 0, -10, 4000000], "data_type": "float64"}}}""";

    private final StacDocuments documents = new StacDocuments(new ObjectMapper());
    private final ItemSurvey survey = new ItemSurvey(documents, Clock.systemUTC());
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();
    private HttpServer server;
    private String address;

    @TempDir
    Path folder;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        address = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void end() {
        server.stop(0);
        survey.end();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String page = pages.get(exchange.getRequestURI().toString());
        byte[] body = (page == null ? "" : page).getBytes(StandardCharsets.UTF_8);
        boolean fails = page == null || failures.getAndDecrement() > 0;
        exchange.sendResponseHeaders(fails ? 503 : 200, fails ? -1 : body.length);
        if (!fails) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Test
    void theItemsOfAStacApiComeInPages() throws Exception {
        pages.put("/c", """
                {"type": "Collection", "id": "C", "links": [{"rel": "items", "href": "/c/items?limit=2"}]}""");
        pages.put(
                "/c/items?limit=2",
                features(ITEM.formatted("a", "2022-01-01T00:00:00Z"), ITEM.formatted("b", "2022-01-03T00:00:00Z"))
                        .replace("]}\n", "], \"links\": [{\"rel\": \"next\", \"href\": \"/c/items?page=2\"}]}"));
        pages.put("/c/items?page=2", features(ITEM.formatted("c", "2022-01-02T00:00:00Z")));
        StacDocuments.Document collection = documents.read(address + "/c");
        ItemSurvey.Found found = survey.of(collection);
        assertThat(found.complete()).isTrue();
        CubeFacts cube = CubeFacts.of(collection.json(), found);
        assertThat(cube.times()).hasSize(3).isSorted();
        CollectionOutline outline = cube.outline().orElseThrow();
        assertThat(outline.epsg()).isEqualTo(32631);
        assertThat(outline.x()).isEqualTo(new CollectionOutline.Axis("x", 500_000, 500_200, 10));
        assertThat(outline.y()).isEqualTo(new CollectionOutline.Axis("y", 3_999_900, 4_000_000, 10));
        assertThat(outline.bands().list()).containsExactly(new CollectionOutline.Band("VV", null, Double.NaN, 8));
        assertThat(outline.degrees()).containsExactly(1.0, 2.0, 3.0, 4.0);
    }

    @Test
    void whatCannotBeSeenIsNotTakenForAll() throws Exception {
        pages.put("/c", """
                {"type": "Collection", "id": "C", "links": [{"rel": "item", "href": "/gone"},
                  {"rel": "item", "href": "/there"}]}""");
        pages.put("/there", ITEM.formatted("a", "2022-01-01T00:00:00Z"));
        StacDocuments.Document collection = documents.read(address + "/c");
        ItemSurvey.Found found = survey.of(collection);
        assertThat(found.items()).hasSize(1);
        assertThat(found.complete()).isFalse();
        assertThat(CubeFacts.of(collection.json(), found).outline()).isEmpty();
    }

    @Test
    void oneFailureIsForgivenAndTheSecondIsNot() throws Exception {
        pages.put("/c", "{\"type\": \"Collection\"}");
        failures.set(1);
        assertThat(documents.read(address + "/c").json().path("type").asText()).isEqualTo("Collection");
        failures.set(2);
        assertThatThrownBy(() -> documents.read(address + "/c"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("503");
    }

    @Test
    void tooMuchIsRefusedWhileItComes() throws Exception {
        String large = "{\"a\": \"" + "x".repeat(StacDocuments.MOST_BYTES) + "\"}";
        pages.put("/large", large);
        assertThatThrownBy(() -> documents.read(address + "/large")).hasMessageContaining("more than 16777216 bytes");
        Path file = Files.writeString(folder.resolve("large.json"), large);
        assertThatThrownBy(() -> documents.read(file.toString())).hasMessageContaining("more than 16777216 bytes");
    }

    @Test
    void oddPlacesAreFailuresLikeAnyOther() {
        for (String odd :
                new String[] {"file:odd", "http:nothing", "http://", "a\0b", "gopher://x/", "urn:x:y", "/none"}) {
            assertThatThrownBy(() -> documents.read(odd)).as(odd).isInstanceOf(IOException.class);
        }
    }

    private static String features(String... items) {
        return "{\"type\": \"FeatureCollection\", \"features\": [" + String.join(",", items) + "]}\n";
    }
}
