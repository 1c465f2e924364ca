package dev.terrane.engine.sink.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Cubes;
import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.cube.Region;
import dev.terrane.engine.sink.FolderAssetWriter;
import dev.terrane.engine.sink.Sink;
import dev.terrane.engine.sink.SinkContract;
import dev.terrane.engine.sink.SinkFormat;
import dev.terrane.engine.source.cog.GeoTiff;
import dev.terrane.engine.source.cog.TileCache;
import dev.terrane.engine.source.range.UriRangeReaders;
import dev.terrane.model.result.Asset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeoTiffSinkTest extends SinkContract {
    @Override
    protected SinkFormat format() {
        return new GeoTiffFormat();
    }

    @ParameterizedTest
    @EnumSource(DataType.class)
    void valuesAndGapsComeBackFromEveryType(DataType type) throws IOException {
        OptionalDouble nodata = OptionalDouble.of(type.isFloating() ? Double.NaN : type == DataType.INT8 ? -128 : 0);
        CubeSpec spec = Cubes.spec(type, nodata, 2, 2, 270, 530);
        List<Asset> assets = write(spec, "all", new Random(5));
        assertThat(assets)
                .extracting(Asset::name)
                .containsExactly("all_2022-01-01T000000Z.tif", "all_2022-02-01T000000Z.tif");
        for (int date = 0; date < 2; date++) {
            GeoTiff file = open(assets.get(date).name());
            assertThat(file.type()).isEqualTo(type);
            assertThat(file.bands()).isEqualTo(2);
            assertThat(file.overviews()).isEqualTo(1);
            assertThat(file.grid()).isEqualTo(spec.grid().orElseThrow());
            for (int band = 0; band < 2; band++) {
                Chunk expected = Cubes.chunk(
                        spec, new Region(new int[] {date, band, 0, 0}, new int[] {1, 1, 270, 530}), 7, true);
                double[] values = new double[270 * 530];
                boolean[] valid = new boolean[values.length];
                Arrays.fill(valid, true);
                file.read(band, new GeoTiff.Window(0, 0, 530, 270), values, valid, 0, 530);
                for (int i = 0; i < values.length; i++) {
                    assertThat(valid[i]).as("pixel %d", i).isEqualTo(expected.isValid(i));
                    if (valid[i]) {
                        assertThat(values[i]).as("pixel %d", i).isEqualTo(expected.values()[i]);
                    }
                }
            }
        }
    }

    @Test
    void manyBandsComeOneByOneAndBackAsTheyWere() throws IOException {
        CubeSpec spec = Cubes.spec(DataType.INT16, OptionalDouble.of(-32768), 1, 20, 300, 530);
        try (Sink sink = open(spec)) {
            assertThat(sink.chunkShape()).containsExactly(1, 1, 512, 512);
            // A tile of doubles, and its bytes a few times over: not one of these for each band.
            assertThat(sink.chunkBytes()).isBetween(512L * 512 * 10, 512L * 512 * 40);
        }
        GeoTiff file = open(write(spec, "many", new Random(6)).get(0).name());
        assertThat(file.bands()).isEqualTo(20);
        assertThat(file.overviews()).isEqualTo(1);
        for (int band = 0; band < 20; band++) {
            assertBand(file, spec, band);
        }
    }

    @Test
    void moreBandsThanAnIntCountsThePixelsOfAreNoReasonToFail() throws IOException {
        try (Sink sink = open(Cubes.spec(DataType.FLOAT64, OptionalDouble.of(Double.NaN), 1, 10_000, 600, 600))) {
            assertThat(sink.chunkBytes()).isPositive().isLessThan(1 << 25);
        }
    }

    @Test
    void whatTheFormatCannotCountIsRefused() {
        assertThatThrownBy(() -> open(Cubes.spec(DataType.UINT8, OptionalDouble.of(0), 1, 65_536, 10, 10)))
                .hasMessageContaining("65535 bands");
        assertThatThrownBy(() ->
                        open(Cubes.spec(DataType.UINT8, OptionalDouble.of(0), 1, 1, 2_147_483_000, 2_147_483_000)))
                .hasMessageContaining("tiles");
    }

    @ParameterizedTest
    @EnumSource(DataType.class)
    void gapsAreGapsWhereNoValueStandsForNoData(DataType type) throws IOException {
        CubeSpec spec = Cubes.spec(type, OptionalDouble.empty(), 1, 1, 40, 50);
        GeoTiff file = open(write(spec, "gaps", new Random(7)).get(0).name());
        assertThat(file.nodata()).isPresent();
        assertBand(file, spec, 0);
    }

    private static void assertBand(GeoTiff file, CubeSpec spec, int band) throws IOException {
        int rows = spec.shape()[2];
        int columns = spec.shape()[3];
        Region region = new Region(new int[] {0, band, 0, 0}, new int[] {1, 1, rows, columns});
        Chunk expected = Cubes.chunk(spec, region, 7, true);
        double[] values = new double[rows * columns];
        boolean[] valid = new boolean[values.length];
        Arrays.fill(valid, true);
        file.read(band, new GeoTiff.Window(0, 0, columns, rows), values, valid, 0, columns);
        for (int i = 0; i < values.length; i++) {
            assertThat(valid[i]).as("band %d pixel %d", band, i).isEqualTo(expected.isValid(i));
            if (valid[i]) {
                assertThat(values[i]).as("band %d pixel %d", band, i).isEqualTo(expected.values()[i]);
            }
        }
    }

    private Sink open(CubeSpec spec) throws IOException {
        return format().open(
                        spec,
                        "o",
                        JsonNodeFactory.instance.objectNode(),
                        new FolderAssetWriter(folder.resolve("o"), folder.resolve("w")));
    }

    @Test
    void aCubeWithoutAxesDoesNotFit() throws IOException {
        CubeSpec flat = Cubes.spec(DataType.FLOAT32, OptionalDouble.empty(), 1, 1, 2, 2)
                .withoutDimension(3)
                .withoutDimension(2);
        var writer = new FolderAssetWriter(folder.resolve("o"), folder.resolve("w"));
        assertThatThrownBy(() -> format().open(flat, "x", JsonNodeFactory.instance.objectNode(), writer))
                .hasMessageContaining("GTiff needs a cube with x and y axes");
    }

    private GeoTiff open(String name) throws IOException {
        Path file = folder.resolve("out").resolve(name);
        return GeoTiff.open(new UriRangeReaders().open(file.toUri()), new TileCache(1 << 20));
    }
}
