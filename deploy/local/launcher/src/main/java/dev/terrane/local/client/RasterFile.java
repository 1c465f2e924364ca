package dev.terrane.local.client;

import dev.terrane.engine.cube.GridGeometry;
import dev.terrane.engine.source.cog.GeoTiff;
import dev.terrane.engine.source.cog.TileCache;
import dev.terrane.engine.source.range.UriRangeReaders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/** A downloaded GeoTIFF, opened. */
public final class RasterFile {
    private static final long CACHE = 8 << 20;

    private final Path path;
    private final GeoTiff file;

    private RasterFile(Path path, GeoTiff file) {
        this.path = path;
        this.file = file;
    }

    /** Opens a file. */
    public static RasterFile open(Path path) throws IOException {
        return new RasterFile(path, GeoTiff.open(new UriRangeReaders().open(path.toUri()), new TileCache(CACHE)));
    }

    /** Where it lies. */
    public Path path() {
        return path;
    }

    /** Its grid. */
    public GridGeometry grid() {
        return file.grid();
    }

    /** The number of bands. */
    public int bands() throws IOException {
        return file.bands();
    }

    /** A band, row by row; NaN where there is no data. */
    public double[] band(int band) throws IOException {
        GridGeometry grid = file.grid();
        double[] values = new double[grid.width() * grid.height()];
        boolean[] valid = new boolean[values.length];
        Arrays.fill(valid, true);
        file.read(band, new GeoTiff.Window(0, 0, grid.width(), grid.height()), values, valid, 0, grid.width());
        for (int i = 0; i < values.length; i++) {
            values[i] = valid[i] ? values[i] : Double.NaN;
        }
        return values;
    }

    /** The least, the mean and the largest valid value of a band, in words. */
    public String statistics(int band) throws IOException {
        double[] valid =
                Arrays.stream(band(band)).filter(value -> !Double.isNaN(value)).toArray();
        OptionalDouble mean = Arrays.stream(valid).average();
        if (mean.isEmpty()) {
            return "no data";
        }
        GridGeometry grid = file.grid();
        return String.format(
                Locale.ROOT,
                "min %.4f, mean %.4f, max %.4f, %.1f %% valid",
                Arrays.stream(valid).min().orElseThrow(),
                mean.getAsDouble(),
                Arrays.stream(valid).max().orElseThrow(),
                100.0 * valid.length / grid.width() / grid.height());
    }
}
