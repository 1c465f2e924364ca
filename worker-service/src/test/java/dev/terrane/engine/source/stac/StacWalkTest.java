package dev.terrane.engine.source.stac;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.engine.source.LoadRequest;
import dev.terrane.engine.source.RangeReader;
import dev.terrane.engine.source.RangeReaders;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StacWalkTest {
    private static final String HOST = "https://stac.example/";

    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void catalogsThatLeadInCirclesEnd() throws IOException {
        documents.put("root", catalog("child", "a", "child", "b"));
        documents.put("a", catalog("child", "root", "child", "b", "item", "i1"));
        documents.put("b", catalog("child", "a", "child", "./x/../b", "item", "i1", "item", "i2"));
        documents.put("i1", item("i1", ""));
        documents.put("i2", item("i2", ""));
        assertThat(ids("root", everything(), new WalkLimits())).containsExactlyInAnyOrder("i1", "i2");
        assertThat(reads).as("every document once").hasValue(5);
    }

    @Test
    void allPagesOfAnItemCollectionAreRead() throws IOException {
        documents.put("root", catalog("items", "p1"));
        documents.put("p1", page("p2", item("i1", ""), item("i2", "")));
        documents.put("p2", page("p3", item("i3", "")));
        documents.put("p3", page("p1", item("i4", "")));
        assertThat(ids("root", everything(), new WalkLimits())).containsExactly("i1", "i2", "i3", "i4");
        assertThatThrownBy(() -> ids("p1", everything(), new WalkLimits(100, 3, 1 << 20)))
                .hasMessageContaining("more than 3 items");
    }

    @Test
    void pagesThatNeedAnotherMethodAreNotLeftOutSilently() {
        documents.put(
                "p1",
                "{\"type\": \"FeatureCollection\", \"features\": [], \"links\":"
                        + " [{\"rel\": \"next\", \"method\": \"POST\", \"href\": \"search\"}]}");
        assertThatThrownBy(() -> ids("p1", everything(), new WalkLimits())).hasMessageContaining("further pages");
    }

    @Test
    void linksAreCountedBeforeTheyAreFollowed() {
        documents.put("root", catalog("item", "i1", "item", "i2", "item", "i3"));
        assertThatThrownBy(() -> ids("root", everything(), new WalkLimits(3, 100, 1 << 20)))
                .hasMessageContaining("more than 3 documents");
        assertThat(reads).hasValue(1);
        assertThatThrownBy(() -> ids("root", everything(), new WalkLimits(100, 100, 10)))
                .hasMessageContaining("bytes of metadata");
    }

    @Test
    void itemsElsewhereOrAtAnotherTimeAreDroppedByTheirMetadata() throws IOException {
        documents.put("root", catalog("item", "near", "item", "far", "item", "late", "item", "plain", "item", "round"));
        documents.put("near", item("near", "\"bbox\": [14, 45, 15, 46],"));
        documents.put("far", item("far", "\"bbox\": [20, 45, 21, 46],"));
        documents.put("late", item("late", "\"bbox\": [14, 45, 15, 46],").replace("2022", "2023"));
        documents.put("plain", item("plain", ""));
        documents.put("round", item("round", "\"bbox\": [170, 40, 0, -170, 50, 0],"));
        var request = new LoadRequest(
                URI.create(HOST + "root"),
                new LoadRequest.Extent(14.2, 45.2, 14.4, 45.4, 4326),
                null,
                Instant.parse("2023-01-01T00:00:00Z"),
                null);
        assertThat(ids("root", new ItemFilter(request), new WalkLimits())).containsExactly("near", "plain", "round");
    }

    @Test
    void itemsThatTheConditionRefusesAreDroppedAfterPlaceAndTime() throws IOException {
        documents.put("root", catalog("item", "clear", "item", "cloudy", "item", "far"));
        documents.put(
                "clear", item("clear", "\"bbox\": [14, 45, 15, 46],").replace("\"datetime", "\"c\": 1, \"datetime"));
        documents.put("cloudy", item("cloudy", "").replace("\"datetime", "\"c\": 9, \"datetime"));
        documents.put("far", item("far", "\"bbox\": [20, 45, 21, 46],"));
        var filter = new ItemFilter(new LoadRequest(
                URI.create(HOST + "root"),
                new LoadRequest.Extent(14.2, 45.2, 14.4, 45.4, 4326),
                null,
                null,
                null,
                properties -> properties.get("c").asInt() < 5));
        assertThat(ids("root", filter, new WalkLimits())).containsExactly("clear");
        assertThat(filter.emptiness()).isEqualTo("with these properties");
    }

    @Test
    void ofAnItemOnlyWhatIsUsedIsKept() throws IOException {
        documents.put("i", item("i", "\"bbox\": [1, 2, 3, 4], \"geometry\": {\"type\": \"Point\"},"));
        StacItem item = walk("i", everything(), new WalkLimits()).get(0);
        assertThat(item.document().json().has("geometry")).isFalse();
        assertThat(item.document().json().path("bbox")).hasSize(4);
    }

    private List<String> ids(String root, ItemFilter filter, WalkLimits limits) throws IOException {
        return walk(root, filter, limits).stream().map(StacItem::id).toList();
    }

    private List<StacItem> walk(String root, ItemFilter filter, WalkLimits limits) throws IOException {
        StacReader reader = new StacReader(new Documents());
        return new StacWalk(reader, limits, filter).items(reader.read(URI.create(HOST + root), limits));
    }

    private static ItemFilter everything() {
        return new ItemFilter(new LoadRequest(URI.create(HOST), null, null, null, null));
    }

    private static String catalog(String... links) {
        StringBuilder json = new StringBuilder("{\"type\": \"Catalog\", \"links\": [");
        for (int i = 0; i < links.length; i += 2) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"rel\": \"" + links[i] + "\", \"href\": \"" + links[i + 1] + "\"}");
        }
        return json.append("]}").toString();
    }

    private static String page(String next, String... items) {
        return "{\"type\": \"FeatureCollection\", \"features\": [" + String.join(",", items)
                + "], \"links\": [{\"rel\": \"next\", \"href\": \"" + next + "\"}]}";
    }

    private static String item(String id, String more) {
        return "{\"type\": \"Feature\", \"id\": \"" + id + "\", " + more
                + "\"properties\": {\"datetime\": \"2022-05-01T00:00:00Z\"}, \"assets\": {}}";
    }

    /** Documents in memory. */
    private final class Documents implements RangeReaders {
        @Override
        public RangeReader open(URI address) throws IOException {
            throw new IOException("there are documents only");
        }

        @Override
        public byte[] document(URI address, int limit) throws IOException {
            reads.incrementAndGet();
            @Nullable String document = documents.get(address.getPath().substring(1));
            if (document == null) {
                throw new IOException("there is no " + address);
            }
            return document.getBytes(UTF_8);
        }
    }
}
