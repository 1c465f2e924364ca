package dev.terrane.engine.cube;

/**
 * Where pixels lie: the affine map from grid to reference system, without rotation. Extents follow from it, never the
 * other way round.
 *
 * @param epsg EPSG code of the reference system
 * @param left x of the outer edge of column 0
 * @param top y of the outer edge of row 0
 * @param stepX width of a column, positive eastwards
 * @param stepY height of a row, negative where rows run south
 */
public record GridGeometry(int epsg, double left, double top, double stepX, double stepY, int width, int height) {
    /** Smallest x covered. */
    public double minX() {
        return Math.min(left, left + width * stepX);
    }

    /** Largest x covered. */
    public double maxX() {
        return Math.max(left, left + width * stepX);
    }

    /** Smallest y covered. */
    public double minY() {
        return Math.min(top, top + height * stepY);
    }

    /** Largest y covered. */
    public double maxY() {
        return Math.max(top, top + height * stepY);
    }

    /** The grid of a window of this one. */
    public GridGeometry window(int column, int row, int columns, int rows) {
        return new GridGeometry(epsg, left + column * stepX, top + row * stepY, stepX, stepY, columns, rows);
    }
}
