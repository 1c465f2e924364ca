package dev.terrane.engine.crs;

import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/** The way from one reference system to another. Not for use by several threads at once; making one is cheap. */
public final class Transform {
    /** Points per edge when a box is carried over: curved edges bulge less than a thousandth of the box between them. */
    private static final int EDGE_POINTS = 33;

    private final boolean identity;
    private final CoordinateTransform transform;
    private final ProjCoordinate from = new ProjCoordinate();
    private final ProjCoordinate to = new ProjCoordinate();

    /** The way between two EPSG codes; {@code CrsUnsupported} where one is not known. */
    public Transform(int fromEpsg, int toEpsg) {
        this.identity = fromEpsg == toEpsg;
        this.transform = new CoordinateTransformFactory().createTransform(Crs.system(fromEpsg), Crs.system(toEpsg));
    }

    /** Carries points over in place; a point that has no image becomes NaN. */
    public void apply(double[] x, double[] y) {
        if (identity) {
            return;
        }
        for (int i = 0; i < x.length; i++) {
            from.setValue(x[i], y[i]);
            try {
                transform.transform(from, to);
                x[i] = to.x;
                y[i] = to.y;
            } catch (Proj4jException outside) {
                x[i] = Double.NaN;
                y[i] = Double.NaN;
            }
        }
    }

    /**
     * The box around the image of a box, with many points along its edges.
     *
     * @return smallest x, smallest y, largest x, largest y; NaN where nothing has an image
     */
    public double[] box(double minX, double minY, double maxX, double maxY) {
        double[] x = new double[4 * EDGE_POINTS];
        double[] y = new double[4 * EDGE_POINTS];
        for (int i = 0; i < EDGE_POINTS; i++) {
            double part = i / (EDGE_POINTS - 1.0);
            double alongX = i == EDGE_POINTS - 1 ? maxX : minX + part * (maxX - minX);
            double alongY = i == EDGE_POINTS - 1 ? maxY : minY + part * (maxY - minY);
            set(x, y, i, alongX, minY);
            set(x, y, EDGE_POINTS + i, alongX, maxY);
            set(x, y, 2 * EDGE_POINTS + i, minX, alongY);
            set(x, y, 3 * EDGE_POINTS + i, maxX, alongY);
        }
        apply(x, y);
        double[] box = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                box[0] = Double.isNaN(box[0]) ? x[i] : Math.min(box[0], x[i]);
                box[1] = Double.isNaN(box[1]) ? y[i] : Math.min(box[1], y[i]);
                box[2] = Double.isNaN(box[2]) ? x[i] : Math.max(box[2], x[i]);
                box[3] = Double.isNaN(box[3]) ? y[i] : Math.max(box[3], y[i]);
            }
        }
        return box;
    }

    private static void set(double[] x, double[] y, int index, double valueX, double valueY) {
        x[index] = valueX;
        y[index] = valueY;
    }
}
