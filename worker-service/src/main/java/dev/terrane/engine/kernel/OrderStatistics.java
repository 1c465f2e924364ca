package dev.terrane.engine.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Statistics that need the values of a pixel in order. Rows are {@code [element][pixel]}; a null mask row is all valid.
 * A pixel with a NaN among its valid values gets NaN, a pixel without valid values gets {@code outValid = false}.
 */
public final class OrderStatistics {
    private static final int[] GAPS = {3535, 1577, 701, 301, 132, 57, 23, 10, 4, 1};

    private OrderStatistics() {}

    /** The value in the middle, or the mean of the two in the middle. */
    public static void median(
            double[][] values, boolean[] @Nullable [] valid, int count, double[] out, boolean[] outValid) {
        quantiles(values, valid, count, new double[] {0.5}, new double[][] {out}, new boolean[][] {outValid});
    }

    /**
     * Quantiles of type 7: linear between the two values next to {@code (n - 1) * probability}.
     *
     * @param out one row for each probability
     * @param outValid one row for each probability
     */
    public static void quantiles(
            double[][] values,
            boolean[] @Nullable [] valid,
            int count,
            double[] probabilities,
            double[][] out,
            boolean[][] outValid) {
        double[] sorted = new double[values.length];
        for (int i = 0; i < count; i++) {
            int n = gather(values, valid, i, sorted);
            boolean nan = n > 0 && Double.isNaN(sorted[0]);
            if (!nan) {
                sort(sorted, n);
            }
            for (int k = 0; k < probabilities.length; k++) {
                out[k][i] = n == 0 || nan ? Double.NaN : quantile(sorted, n, probabilities[k]);
                outValid[k][i] = n > 0;
            }
        }
    }

    /** Collects the valid values of a pixel; a NaN ends it, stands first then. */
    private static int gather(double[][] values, boolean[] @Nullable [] valid, int pixel, double[] into) {
        int n = 0;
        for (int row = 0; row < values.length; row++) {
            boolean @Nullable [] mask = valid[row];
            if (mask == null || mask[pixel]) {
                double value = values[row][pixel];
                into[n++] = value;
                if (Double.isNaN(value)) {
                    into[0] = value;
                    return 1;
                }
            }
        }
        return n;
    }

    private static double quantile(double[] sorted, int n, double probability) {
        double position = (n - 1) * probability;
        int below = (int) position;
        double weight = position - below;
        if (weight == 0) {
            return sorted[below];
        }
        // Not a + (b - a) * weight, which is NaN between an infinity and itself.
        return sorted[below] * (1 - weight) + sorted[below + 1] * weight;
    }

    /** Shell sort: for the few dozen values of a pixel it beats a general sort, and it needs no scratch. */
    private static void sort(double[] a, int n) {
        for (int gap : GAPS) {
            for (int i = gap; i < n; i++) {
                double value = a[i];
                int at = i;
                while (at >= gap && a[at - gap] > value) {
                    a[at] = a[at - gap];
                    at -= gap;
                }
                a[at] = value;
            }
        }
    }
}
