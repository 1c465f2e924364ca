package dev.terrane.engine.source.stac;

import dev.terrane.engine.cube.Band;
import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.GridGeometry;
import dev.terrane.engine.cube.Region;
import dev.terrane.engine.kernel.Validity;
import dev.terrane.engine.source.DataUnreadable;
import dev.terrane.engine.source.RasterSource;
import dev.terrane.engine.source.cog.GeoTiff;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.List;

/**
 * Items as a cube with the dimensions t, bands, y, x. Files are opened when a pixel of theirs is asked for. Where items
 * of one instant overlap, the first one that has a valid value gives it; where none has, the pixel is no-data.
 */
final class StacCube implements RasterSource {
    private final String name;
    private final CubeSpec spec;
    private final GridGeometry grid;
    private final List<List<StacItem>> dates;
    private final List<Band> bands;
    private final StacFiles files;
    private final int[] tileShape;

    StacCube(
            String name,
            CubeSpec spec,
            List<List<StacItem>> dates,
            List<Band> bands,
            StacFiles files,
            int[] tileShape) {
        this.name = name;
        this.spec = spec;
        this.grid = spec.grid().orElseThrow();
        this.dates = dates;
        this.bands = bands;
        this.files = files;
        this.tileShape = tileShape.clone();
    }

    @Override
    public CubeSpec spec() {
        return spec;
    }

    @Override
    public int[] tileShape() {
        return tileShape.clone();
    }

    @Override
    public String describe() {
        return name + " bands " + bands.stream().map(Band::name).toList();
    }

    @Override
    public Chunk read(Region region) throws IOException {
        try {
            return readItems(region);
        } catch (InterruptedIOException stopped) {
            throw stopped;
        } catch (IOException unreadable) {
            throw DataUnreadable.of(unreadable);
        }
    }

    private Chunk readItems(Region region) throws IOException {
        int width = region.size(3);
        int height = region.size(2);
        double[] values = new double[region.count()];
        boolean[] valid = new boolean[values.length];
        Arrays.fill(values, Double.NaN);
        int plane = width * height;
        int at = 0;
        for (int t = region.start(0); t < region.end(0); t++) {
            for (int b = region.start(1); b < region.end(1); b++) {
                for (StacItem item : dates.get(t)) {
                    readItem(item, bands.get(b), region, values, valid, at);
                }
                at += plane;
            }
        }
        return new Chunk(region, values, Validity.compact(valid));
    }

    private void readItem(StacItem item, Band band, Region region, double[] values, boolean[] valid, int at)
            throws IOException {
        StacBands.Place place = item.places().get(band.name());
        if (place == null) {
            return;
        }
        GridGeometry own = files.grid(item, place);
        int column = StacGrid.column(grid, own);
        int row = StacGrid.row(grid, own);
        int left = Math.max(region.start(3), column);
        int right = Math.min(region.end(3), column + own.width());
        int top = Math.max(region.start(2), row);
        int bottom = Math.min(region.end(2), row + own.height());
        if (left >= right || top >= bottom) {
            return;
        }
        var window = new GeoTiff.Window(left - column, top - row, right - left, bottom - top);
        double[] read = new double[window.width() * window.height()];
        boolean[] readValid = new boolean[read.length];
        Arrays.fill(readValid, true);
        GeoTiff file = files.open(item, place);
        file.read(place.index(), window, read, readValid, 0, window.width());
        files.markNodata(item, place, file.type(), read, readValid);
        for (int y = top; y < bottom; y++) {
            int to = at + (y - region.start(2)) * region.size(3) + left - region.start(3);
            int from = (y - top) * window.width();
            for (int i = 0; i < window.width(); i++) {
                if (readValid[from + i] && !valid[to + i]) {
                    values[to + i] = read[from + i];
                    valid[to + i] = true;
                }
            }
        }
    }

    /** The dimensions of such a cube. */
    static List<Dimension> dimensions(Dimension time, List<Band> bands, GridGeometry grid, DimensionNames names) {
        return List.of(
                time,
                new Dimension.Bands(names.bands(), bands),
                new Dimension.Axis(names.y(), Dimension.Direction.Y, grid.top(), grid.stepY(), grid.height()),
                new Dimension.Axis(names.x(), Dimension.Direction.X, grid.left(), grid.stepX(), grid.width()));
    }
}
