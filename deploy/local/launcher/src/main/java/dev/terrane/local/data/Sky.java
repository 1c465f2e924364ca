package dev.terrane.local.data;

/** The clouds of one overpass and the shadows that they throw to the north-west. */
final class Sky {
    private static final int SHADOW_COLUMNS = 7;
    private static final int SHADOW_ROWS = 5;

    private final long seed;
    private final double threshold;

    /**
     * A sky.
     *
     * @param clear 1 for hardly a cloud, 0 for many
     */
    Sky(long seed, double clear) {
        this.seed = seed;
        this.threshold = 0.44 + 0.24 * clear;
    }

    /** How much of the light a cloud sends back: 0 where there is none, 1 where it is thick. */
    double thickness(int column, int row) {
        double over = Noise.detailed(column, row, 70, seed) - threshold;
        return Math.max(0, Math.min(1, over / 0.06));
    }

    /** Whether the ground lies in the shadow of a cloud. */
    boolean shaded(int column, int row) {
        return thickness(column + SHADOW_COLUMNS, row + SHADOW_ROWS) > 0.5;
    }
}
