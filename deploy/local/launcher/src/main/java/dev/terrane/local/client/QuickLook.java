package dev.terrane.local.client;

import dev.terrane.engine.cube.GridGeometry;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Paints NDVI files side by side: brown is bare, green is dense, blue is water, grey is no data. */
public final class QuickLook {
    private static final int GAP = 8;
    private static final int WHITE = 0xFFFFFF;
    private static final int NO_DATA = 0xC8C8C8;
    private static final double[] VALUES = {-0.3, 0.0, 0.2, 0.4, 0.6, 0.8, 0.95};
    private static final int[] COLOURS = {0x2B5C8A, 0xE8DCC0, 0xC9A66B, 0xD8D26A, 0x7DB84A, 0x2E7D32, 0x0B3D12};

    private QuickLook() {}

    /** Writes a picture of the first band of each file, from left to right. */
    public static Path write(List<RasterFile> files, Path picture) throws IOException {
        int width = -GAP;
        int height = 1;
        for (RasterFile file : files) {
            width += file.grid().width() + GAP;
            height = Math.max(height, file.grid().height());
        }
        BufferedImage image = new BufferedImage(Math.max(1, width), height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, WHITE);
            }
        }
        int left = 0;
        for (RasterFile file : files) {
            GridGeometry grid = file.grid();
            double[] values = file.band(0);
            for (int i = 0; i < values.length; i++) {
                image.setRGB(left + i % grid.width(), i / grid.width(), colour(values[i]));
            }
            left += grid.width() + GAP;
        }
        if (!ImageIO.write(image, "png", picture.toFile())) {
            throw new IOException("this JDK cannot write PNG");
        }
        return picture;
    }

    static int colour(double ndvi) {
        if (Double.isNaN(ndvi)) {
            return NO_DATA;
        }
        int above = 1;
        while (above < VALUES.length - 1 && VALUES[above] < ndvi) {
            above++;
        }
        double part = (ndvi - VALUES[above - 1]) / (VALUES[above] - VALUES[above - 1]);
        double t = Math.max(0, Math.min(1, part));
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = COLOURS[above - 1] >> shift & 0xFF;
            int to = COLOURS[above] >> shift & 0xFF;
            mixed = mixed << 8 | (int) Math.round(from + (to - from) * t);
        }
        return mixed;
    }
}
