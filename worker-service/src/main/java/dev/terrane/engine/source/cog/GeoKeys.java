package dev.terrane.engine.source.cog;

import dev.terrane.engine.cube.GridGeometry;
import java.io.IOException;

/** Reads where the pixels of a GeoTIFF lie. */
final class GeoKeys {
    private static final int PIXEL_SCALE = 33550;
    private static final int TIE_POINT = 33922;
    private static final int TRANSFORMATION = 34264;
    private static final int DIRECTORY = 34735;
    private static final int RASTER_TYPE = 1025;
    private static final int GEOGRAPHIC = 2048;
    private static final int PROJECTED = 3072;
    private static final int POINT = 2;
    private static final int USER_DEFINED = 32767;

    private GeoKeys() {}

    /** The grid; without georeference that of the pixels themselves, with EPSG code 0. */
    static GridGeometry grid(TiffDirectory directory) throws IOException {
        double[] affine = affine(directory);
        if (Math.abs(affine[1]) > 0 || Math.abs(affine[3]) > 0) {
            throw directory.unsupported("its grid is rotated");
        }
        for (double number : affine) {
            if (!Double.isFinite(number)) {
                throw directory.unsupported("its grid is not made of numbers");
            }
        }
        if (affine[0] == 0 || affine[4] == 0) {
            throw directory.unsupported("its pixels have no size");
        }
        double left = affine[2];
        double top = affine[5];
        if (key(directory, RASTER_TYPE) == POINT) {
            left -= affine[0] / 2;
            top -= affine[4] / 2;
        }
        int projected = key(directory, PROJECTED);
        int epsg = projected > 0 ? projected : Math.max(0, key(directory, GEOGRAPHIC));
        return new GridGeometry(
                epsg == USER_DEFINED ? 0 : epsg,
                left,
                top,
                affine[0],
                affine[4],
                directory.width(),
                directory.height());
    }

    /** Step x, shear, left, shear, step y, top. */
    private static double[] affine(TiffDirectory directory) throws IOException {
        double[] matrix = directory.all(TRANSFORMATION).orElse(new double[0]);
        if (matrix.length >= 8) {
            return new double[] {matrix[0], matrix[1], matrix[3], matrix[4], matrix[5], matrix[7]};
        }
        double[] scale = directory.all(PIXEL_SCALE).orElse(new double[0]);
        double[] tie = directory.all(TIE_POINT).orElse(new double[0]);
        if (scale.length < 2 || tie.length < 6) {
            return new double[] {1, 0, 0, 0, 1, 0};
        }
        return new double[] {scale[0], 0, tie[3] - tie[0] * scale[0], 0, -scale[1], tie[4] + tie[1] * scale[1]};
    }

    private static int key(TiffDirectory directory, int id) {
        double[] keys = directory.all(DIRECTORY).orElse(new double[0]);
        for (int i = 4; i + 3 < keys.length; i += 4) {
            if (keys[i] == id && keys[i + 1] == 0) {
                return (int) keys[i + 3];
            }
        }
        return -1;
    }
}
