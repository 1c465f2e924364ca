package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.source.LoadRequest;
import dev.terrane.engine.source.RasterSource;
import dev.terrane.engine.source.cog.TileCache;
import dev.terrane.engine.source.range.UriRangeReaders;
import dev.terrane.engine.source.stac.StacLoader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StacLoaderTest {
    @TempDir
    Path folder;

    private final StacLoader loader = new StacLoader(new UriRangeReaders(), new TileCache(1 << 20));

    @Test
    void tilesOfOneOverpassAreOneDate() throws IOException {
        URI collection = new TinyCollection(folder)
                .tile("a", "2022-05-01T10:00:00Z", 0, 1, 2)
                .tile("b", "2022-05-01T10:00:14Z", 40, 3, 4)
                .tile("c", "2022-05-06T10:00:00Z", 0, 5, 6)
                .finish("C");
        RasterSource source = loader.open(new LoadRequest(collection, null, null, null, null));
        assertThat(labels(source.spec(), 0)).containsExactly("2022-05-01T10:00:00Z", "2022-05-06T10:00:00Z");
        assertThat(labels(source.spec(), 1)).containsExactly("B1", "B2");
        assertThat(source.spec().shape()).containsExactly(2, 2, 4, 8);
        Chunk all = source.read(source.spec().region());
        assertThat(all.values()[0]).isEqualTo(1);
        assertThat(all.values()[7]).isEqualTo(3);
        assertThat(all.isValid(2 * 32 + 7))
                .as("nobody saw the east on the second date")
                .isFalse();
    }

    @Test
    void tilesOfOnePlaceOrOfAnotherMinuteAreDatesOfTheirOwn() throws IOException {
        URI collection = new TinyCollection(folder)
                .tile("a", "2022-05-01T10:00:00Z", 0, 1)
                .tile("b", "2022-05-01T10:00:14Z", 0, 2)
                .tile("c", "2022-05-01T10:07:00Z", 40, 3)
                .finish("C");
        RasterSource source = loader.open(new LoadRequest(collection, null, null, null, null));
        assertThat(source.spec().shape()).startsWith(3);
    }

    @Test
    void whereTilesOverlapTheFirstValidValueCounts() throws IOException {
        URI collection = new TinyCollection(folder)
                .tile("a", "2022-05-01T10:00:00Z", 0, 0)
                .tile("b", "2022-05-01T10:00:00Z", 20, 7)
                .finish("C");
        RasterSource source = loader.open(new LoadRequest(collection, null, null, null, null));
        Chunk all = source.read(source.spec().region());
        assertThat(all.isValid(1)).isFalse();
        assertThat(all.values()[2]).isEqualTo(7);
        assertThat(all.isValid(2)).isTrue();
    }

    @Test
    void timeIsLeftClosedAndPixelsBelongByTheirCentre() throws IOException {
        URI collection = new TinyCollection(folder)
                .tile("a", "2022-05-01T00:00:00Z", 0, 1)
                .tile("b", "2022-06-01T00:00:00Z", 0, 2)
                .finish("C");
        RasterSource source = loader.open(new LoadRequest(
                collection,
                new LoadRequest.Extent(15, 5, 26, 40, 32632),
                Instant.parse("2022-05-01T00:00:00Z"),
                Instant.parse("2022-06-01T00:00:00Z"),
                null));
        assertThat(labels(source.spec(), 0)).containsExactly("2022-05-01T00:00:00Z");
        assertThat(source.spec().grid().orElseThrow().left())
                .as("15 is a centre, 26 is short of one")
                .isEqualTo(10);
        assertThat(source.spec().shape()).containsExactly(1, 1, 4, 2);
    }

    @Test
    void bandsComeAsAskedForAlsoByCommonName() throws IOException {
        URI collection = new TinyCollection(folder)
                .tile("a", "2022-05-01T00:00:00Z", 0, 1, 2)
                .finish("C");
        assertThat(labels(bands(collection, List.of("B2", "B1")).spec(), 1)).containsExactly("B2", "B1");
        assertThat(labels(bands(collection, List.of("nir")).spec(), 1)).containsExactly("B2");
        assertThatThrownBy(() -> bands(collection, List.of("B9")))
                .hasMessageContaining("no band 'B9'")
                .hasMessageContaining("B1, B2");
    }

    @Test
    void whereNothingIsLeftItIsSaid() throws IOException {
        URI collection = new TinyCollection(folder)
                .tile("a", "2022-05-01T00:00:00Z", 0, 1)
                .finish("C");
        Instant later = Instant.parse("2023-01-01T00:00:00Z");
        assertThatThrownBy(() -> loader.open(new LoadRequest(collection, null, later, null, null)))
                .hasMessageContaining("no data at that time");
        var far = new LoadRequest.Extent(1000, 1000, 2000, 2000, 32632);
        assertThatThrownBy(() -> loader.open(new LoadRequest(collection, far, null, null, null)))
                .hasMessageContaining("no data at that place");
    }

    @Test
    void aDocumentThatIsMissingOrBrokenIsNamed() throws IOException {
        URI collection = new TinyCollection(folder)
                .tile("a", "2022-05-01T00:00:00Z", 0, 1)
                .finish("C");
        Files.writeString(folder.resolve("a/item.json"), "{\"type\": \"Feature\", \"id\": \"a\", \"properties\": {}}");
        assertThatThrownBy(() -> bands(collection, null)).hasMessageContaining("no date-time");
        Files.delete(folder.resolve("a/item.json"));
        assertThatThrownBy(() -> bands(collection, null)).hasMessageContaining("item.json");
        Files.writeString(folder.resolve("collection.json"), "[]");
        assertThatThrownBy(() -> bands(collection, null)).hasMessageContaining("is not a STAC document");
    }

    @Test
    void oneItemIsACubeToo() throws IOException {
        new TinyCollection(folder).tile("a", "2022-05-01T00:00:00Z", 0, 1).finish("C");
        RasterSource source = bands(folder.resolve("a/item.json").toUri(), null);
        assertThat(source.spec().shape()).containsExactly(1, 1, 4, 4);
    }

    private RasterSource bands(URI location, @Nullable List<String> bands) throws IOException {
        return loader.open(new LoadRequest(location, null, null, null, bands));
    }

    private static List<String> labels(CubeSpec spec, int index) {
        Dimension dimension = spec.dimensions().get(index);
        return java.util.stream.IntStream.range(0, dimension.size())
                .mapToObj(i -> dimension.label(i).text())
                .toList();
    }
}
