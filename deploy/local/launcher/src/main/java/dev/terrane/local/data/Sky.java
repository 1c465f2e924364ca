package dev.terrane.local.data;

/** The clouds of one overpass and the shadows that they throw to the north-west. */
final class Sky {
    private static final int SHADOW_COLUMNS = 7;
    private static final int SHADOW_ROWS = 5;

    private final int width;
    private final int height;
    private final double[] thickness;

    /**
     * A sky over an area.
     *
     * @param clear 1 for hardly a cloud, 0 for many
     */
    Sky(int width, int height, long seed, double clear) {
        this.width = width;
        this.height = height;
        this.thickness = new double[width * height];
        double threshold = 0.44 + 0.24 * clear;
        for (int i = 0; i < thickness.length; i++) {
            double over = Noise.detailed(i % width, Math.floorDiv(i, width), 70, seed) - threshold;
            thickness[i] = Math.max(0, Math.min(1, over / 0.06));
        }
    }

    /** How much of the light a cloud sends back: 0 where there is none, 1 where it is thick. */
    double thickness(int column, int row) {
        return column < width && row < height ? thickness[row * width + column] : 0;
    }

    /** Whether the ground lies in the shadow of a cloud. */
    boolean shaded(int column, int row) {
        return thickness(column + SHADOW_COLUMNS, row + SHADOW_ROWS) > 0.5;
    }
}
