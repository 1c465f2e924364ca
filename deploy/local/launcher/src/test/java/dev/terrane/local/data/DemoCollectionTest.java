package dev.terrane.local.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.Region;
import dev.terrane.engine.sink.FolderAssetWriter;
import dev.terrane.engine.source.LoadRequest;
import dev.terrane.engine.source.RasterSource;
import dev.terrane.engine.source.cog.TileCache;
import dev.terrane.engine.source.range.UriRangeReaders;
import dev.terrane.engine.source.stac.StacLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users and the openEO test suite rely on in the demo data. */
class DemoCollectionTest {
    /** The area of the openEO test suite. */
    private static final LoadRequest.Extent SUITE =
            new LoadRequest.Extent(679_720, 5_151_080, 680_680, 5_151_920, 32632);

    @TempDir
    static Path folder;

    private static Path document;

    @BeforeAll
    static void make() throws IOException {
        document = DemoCollection.in(folder);
    }

    @Test
    void itIsMadeOnceAndTheSameOnEveryMachine() throws IOException {
        assertThat(FolderAssetWriter.sha256(document)).startsWith("8d37f87b11ebc15b");
        Chunk pixels =
                load(null, List.of("B04", "B08", "SCL")).read(new Region(new int[4], new int[] {18, 3, 256, 480}));
        // Of the numbers and not of the files: two builds of zlib may pack them differently.
        assertThat(Arrays.hashCode(pixels.values())).isEqualTo(-1383125759);
        Files.writeString(document.resolveSibling("mark"), "kept");
        DemoCollection.in(folder);
        assertThat(document.resolveSibling("mark")).exists();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".tif"))).hasSize(18 * 2 * 5);
        }
    }

    @Test
    void tilesOfOneOverpassAreOneLabelAndTheDatesAreWhereTheyAreLookedFor() throws IOException {
        CubeSpec spec = load(null, List.of("B04")).spec();
        List<String> dates = labels(spec, 0);
        assertThat(dates).hasSize(18).startsWith("2022-05-03T10:16:31Z").endsWith("2022-07-27T10:16:31Z");
        assertThat(dates.stream().filter(date -> date.compareTo("2022-06-01") >= 0 && date.compareTo("2022-06-03") < 0))
                .hasSize(1);
        assertThat(dates.stream().filter(date -> date.compareTo("2022-06-27") >= 0 && date.compareTo("2022-07-01") < 0))
                .hasSize(1);
        assertThat(spec.grid()).contains(DemoCollection.AREA);
        assertThat(spec.type()).isEqualTo(DataType.UINT16);
    }

    @Test
    void theAreaOfTheTestSuiteIsCoveredOnAGridOfTens() throws IOException {
        var grid = load(SUITE, List.of("B04")).spec().grid().orElseThrow();
        assertThat(grid.left()).isEqualTo(679_720);
        assertThat(grid.top()).isEqualTo(5_151_920);
        assertThat(grid.width()).isEqualTo(96);
        assertThat(grid.height()).isEqualTo(84);
    }

    @Test
    void onEveryDateSomethingIsDenseAndSomethingIsNotAndSomeCloudsPass() throws IOException {
        RasterSource source = load(SUITE, List.of("B04", "B08", "SCL"));
        int cloudy = 0;
        for (int date = 0; date < 18; date++) {
            Chunk chunk = source.read(new Region(new int[] {date, 0, 0, 0}, new int[] {1, 3, 84, 96}));
            int pixels = 84 * 96;
            int above = 0;
            int below = 0;
            for (int i = 0; i < pixels; i++) {
                if (chunk.isValid(i)) {
                    double red = chunk.values()[i];
                    double nir = chunk.values()[pixels + i];
                    above += (nir - red) / (nir + red) > 0.75 ? 1 : 0;
                    below += (nir - red) / (nir + red) < 0.75 ? 1 : 0;
                    cloudy += chunk.values()[2 * pixels + i] >= 8 ? 1 : 0;
                }
            }
            assertThat(above).as("dense pixels on date %d", date).isPositive();
            assertThat(below).as("other pixels on date %d", date).isPositive();
        }
        assertThat(cloudy).isBetween(1_000, 18 * 84 * 96 / 2);
    }

    private static RasterSource load(LoadRequest.@org.jspecify.annotations.Nullable Extent extent, List<String> bands)
            throws IOException {
        return new StacLoader(new UriRangeReaders(), new TileCache(16 << 20))
                .open(new LoadRequest(document.toUri(), extent, null, null, bands));
    }

    private static List<String> labels(CubeSpec spec, int index) {
        Dimension dimension = spec.dimensions().get(index);
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < dimension.size(); i++) {
            labels.add(dimension.label(i).text());
        }
        return labels;
    }
}
