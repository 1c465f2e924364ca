package dev.terrane.engine.source.cog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.cube.GridGeometry;
import dev.terrane.engine.source.range.UriRangeReaders;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that GDAL wrote by {@code src/test/resources/tiff/make.py}, pixel by pixel against its formula. */
class GdalFilesTest {
    private final TileCache cache = new TileCache(1 << 20);

    @ParameterizedTest
    @CsvSource({
        "strips-lzw, UINT16, 1, 50, 37",
        "strips-lzw-predictor2, UINT16, 1, 90, 70",
        "strips-plain, INT16, 1, 50, 37",
        "zstd-as-wide-as-a-tile, UINT16, 1, 32, 44",
        "deflate-as-wide-as-a-tile, FLOAT32, 1, 32, 44",
        "packbits, UINT8, 1, 61, 45",
        "bigtiff, UINT16, 1, 70, 50",
        "big-endian, UINT16, 1, 70, 50",
        "big-endian-float, FLOAT32, 1, 70, 50",
        "predictor2-int32, INT32, 1, 70, 50",
        "predictor3-float64, FLOAT64, 1, 70, 50",
        "band-interleaved, UINT16, 3, 70, 50",
        "pixel-interleaved, UINT16, 3, 70, 50",
        "pixel-interleaved-float, FLOAT32, 3, 40, 33"
    })
    void everyPixelIsWhatGdalWrote(String name, DataType type, int bands, int width, int height) throws IOException {
        GeoTiff file = open(name);
        assertThat(file.type()).isEqualTo(type);
        assertThat(file.bands()).isEqualTo(bands);
        assertThat(file.grid()).isEqualTo(new GridGeometry(32633, 500000, 5100000, 10, -10, width, height));
        for (int band = 0; band < bands; band++) {
            assertThat(read(file, band, new GeoTiff.Window(0, 0, width, height)))
                    .as(name)
                    .isEqualTo(expected(type, band, 0, 0, width, height));
        }
        int last = bands - 1;
        assertThat(read(file, last, new GeoTiff.Window(13, 15, 19, 18)))
                .isEqualTo(expected(type, last, 13, 15, 19, 18));
    }

    @Test
    void tilesThatAreNotStoredAreNoData() throws IOException {
        double[] all = read(open("sparse"), 0, new GeoTiff.Window(0, 0, 96, 64));
        double[] stored = expected(DataType.UINT16, 0, 0, 0, 96, 64);
        for (int i = 0; i < stored.length; i++) {
            boolean there = i % 96 >= 32 && i % 96 < 64 && i / 96 < 32;
            stored[i] = there ? stored[i] : Double.NaN;
        }
        assertThat(all).isEqualTo(stored);
    }

    @Test
    void aFileOfPointsLiesAroundThem() throws IOException {
        GridGeometry grid = open("point").grid();
        assertThat(grid).isEqualTo(new GridGeometry(32633, 500000, 5100000, 10, -10, 20, 16));
    }

    @ParameterizedTest
    @CsvSource({"mask-tiles, UINT16", "mask-strips, UINT8"})
    void whatTheMaskOfAFileHidesIsNoData(String name, DataType type) throws IOException {
        double[] there = expected(type, 0, 0, 0, 70, 50);
        for (int i = 0; i < there.length; i++) {
            there[i] = (i % 70 + i / 70) % 7 == 0 ? Double.NaN : there[i];
        }
        assertThat(read(open(name), 0, new GeoTiff.Window(0, 0, 70, 50))).isEqualTo(there);
        double[] part = new double[37 * 11];
        for (int i = 0; i < part.length; i++) {
            part[i] = there[(29 + i / 37) * 70 + 30 + i % 37];
        }
        assertThat(read(open(name), 0, new GeoTiff.Window(30, 29, 37, 11))).isEqualTo(part);
    }

    @Test
    void aWindowBeyondTheImageIsRefused() throws IOException {
        GeoTiff file = open("packbits");
        assertThatThrownBy(() -> read(file, 0, new GeoTiff.Window(60, 0, 2, 1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("61 × 45");
        assertThatThrownBy(() -> read(file, 0, new GeoTiff.Window(-1, 0, 2, 1))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(file, 1, new GeoTiff.Window(0, 0, 2, 1))).hasMessageContaining("no band 2");
    }

    private GeoTiff open(String name) throws IOException {
        URI address = URI.create(Objects.requireNonNull(getClass().getResource("/tiff/" + name + ".tif"), name)
                .toString());
        return GeoTiff.open(new UriRangeReaders().open(address), cache);
    }

    private static double[] read(GeoTiff file, int band, GeoTiff.Window window) throws IOException {
        double[] values = new double[window.width() * window.height()];
        boolean[] valid = new boolean[values.length];
        Arrays.fill(valid, true);
        file.read(band, window, values, valid, 0, window.width());
        for (int i = 0; i < values.length; i++) {
            values[i] = valid[i] ? values[i] : Double.NaN;
        }
        return values;
    }

    private static double[] expected(DataType type, int band, int column, int row, int width, int height) {
        double[] expected = new double[width * height];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = value(type, band, column + i % width, row + i / width);
        }
        return expected;
    }

    private static double value(DataType type, int band, int x, int y) {
        int whole = (band * 1000 + y * 37 + x * 11) % 5000;
        return switch (type) {
            case UINT8 -> whole % 251;
            case INT16 -> whole - 2500;
            case FLOAT32, FLOAT64 -> whole / 8.0;
            default -> whole;
        };
    }
}
