package dev.terrane.engine.source.stac;

import dev.terrane.engine.crs.Transform;
import dev.terrane.engine.cube.GridGeometry;
import dev.terrane.engine.source.LoadRequest;
import dev.terrane.model.error.OpenEoException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Joins the grids of items into one and crops it to a box by pixel centres. */
final class StacGrid {
    /** Grids that are off by less than this part of a pixel are the same. */
    private static final double TOLERANCE = 1e-3;

    /** So far apart may items of one cube lie. */
    private static final int MOST_PIXELS_APART = 1 << 28;

    private StacGrid() {}

    /** The smallest grid that covers all; they must fall onto each other. */
    static GridGeometry union(List<GridGeometry> grids) {
        GridGeometry first = grids.get(0);
        int left = 0;
        int top = 0;
        int right = first.width();
        int bottom = first.height();
        for (GridGeometry grid : grids) {
            requireNear(first, grid);
            int column = column(first, grid);
            int row = row(first, grid);
            left = Math.min(left, column);
            top = Math.min(top, row);
            right = Math.max(right, column + grid.width());
            bottom = Math.max(bottom, row + grid.height());
        }
        return first.window(left, top, right - left, bottom - top);
    }

    /** The column of the first grid on which another grid begins. */
    static int column(GridGeometry first, GridGeometry other) {
        requireAligned(first, other);
        return (int) Math.rint((other.left() - first.left()) / first.stepX());
    }

    /** The row of the first grid on which another grid begins. */
    static int row(GridGeometry first, GridGeometry other) {
        requireAligned(first, other);
        return (int) Math.rint((other.top() - first.top()) / first.stepY());
    }

    /** The pixels whose centres lie in the box or on its border; empty where there are none. */
    static Optional<GridGeometry> crop(GridGeometry grid, LoadRequest.@Nullable Extent extent) {
        if (extent == null) {
            return Optional.of(grid);
        }
        double[] box = new Transform(extent.epsg(), grid.epsg())
                .box(extent.west(), extent.south(), extent.east(), extent.north());
        int[] columns = inside(grid.left(), grid.stepX(), grid.width(), box[0], box[2]);
        int[] rows = inside(grid.top(), grid.stepY(), grid.height(), box[1], box[3]);
        if (columns[1] == 0 || rows[1] == 0) {
            return Optional.empty();
        }
        return Optional.of(grid.window(columns[0], rows[0], columns[1], rows[1]));
    }

    private static int[] inside(double start, double step, int size, double lowest, double highest) {
        int first = 0;
        int count = 0;
        for (int i = 0; i < size; i++) {
            double center = start + (i + 0.5) * step;
            if (center >= lowest && center <= highest) {
                first = count == 0 ? i : first;
                count++;
            }
        }
        return new int[] {first, count};
    }

    private static void requireNear(GridGeometry first, GridGeometry other) {
        double columns = Math.abs((other.left() - first.left()) / first.stepX());
        double rows = Math.abs((other.top() - first.top()) / first.stepY());
        if (columns > MOST_PIXELS_APART || rows > MOST_PIXELS_APART) {
            throw OpenEoException.ofProcess(
                    "FeatureUnsupported",
                    "The items lie more than " + MOST_PIXELS_APART + " pixels apart; a smaller extent can be loaded.");
        }
    }

    private static void requireAligned(GridGeometry first, GridGeometry other) {
        double columns = (other.left() - first.left()) / first.stepX();
        double rows = (other.top() - first.top()) / first.stepY();
        boolean sameStep = Math.abs(other.stepX() - first.stepX()) * other.width()
                        <= TOLERANCE * Math.abs(first.stepX())
                && Math.abs(other.stepY() - first.stepY()) * other.height() <= TOLERANCE * Math.abs(first.stepY());
        boolean aligned =
                Math.abs(columns - Math.rint(columns)) <= TOLERANCE && Math.abs(rows - Math.rint(rows)) <= TOLERANCE;
        if (first.epsg() != other.epsg() || !sameStep || !aligned) {
            throw OpenEoException.ofProcess(
                    "FeatureUnsupported",
                    "The items or bands lie on different grids (EPSG:" + first.epsg() + " with " + first.stepX()
                            + " units per pixel, EPSG:" + other.epsg() + " with " + other.stepX()
                            + "); loading them as one cube needs resampling, which is not offered yet. Bands or an"
                            + " extent with one grid can be loaded.");
        }
    }
}
