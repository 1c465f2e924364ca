package dev.terrane.engine.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Reductions of many rows to one, pixel by pixel. Rows are {@code [element][pixel]}; a null mask row is all valid. A
 * pixel without any valid value gets {@code outValid = false}; NaN is a value and comes through.
 */
public final class Statistics {
    private Statistics() {}

    /** The sum of the valid values. */
    public static void sum(
            double[][] values, boolean[] @Nullable [] valid, int count, double[] out, boolean[] outValid) {
        int[] counts = addUp(values, valid, count, out);
        for (int i = 0; i < count; i++) {
            outValid[i] = counts[i] > 0;
        }
    }

    /** The arithmetic mean of the valid values. */
    public static void mean(
            double[][] values, boolean[] @Nullable [] valid, int count, double[] out, boolean[] outValid) {
        int[] counts = addUp(values, valid, count, out);
        for (int i = 0; i < count; i++) {
            out[i] /= counts[i];
            outValid[i] = counts[i] > 0;
        }
    }

    /** The product of the valid values. */
    public static void product(
            double[][] values, boolean[] @Nullable [] valid, int count, double[] out, boolean[] outValid) {
        fill(out, count, 1);
        none(outValid, count);
        for (int row = 0; row < values.length; row++) {
            double[] from = values[row];
            boolean @Nullable [] mask = valid[row];
            for (int i = 0; i < count; i++) {
                if (mask == null || mask[i]) {
                    out[i] *= from[i];
                    outValid[i] = true;
                }
            }
        }
    }

    /** The smallest valid value. */
    public static void min(
            double[][] values, boolean[] @Nullable [] valid, int count, double[] out, boolean[] outValid) {
        fill(out, count, Double.POSITIVE_INFINITY);
        none(outValid, count);
        for (int row = 0; row < values.length; row++) {
            double[] from = values[row];
            boolean @Nullable [] mask = valid[row];
            for (int i = 0; i < count; i++) {
                if (mask == null || mask[i]) {
                    out[i] = Math.min(out[i], from[i]);
                    outValid[i] = true;
                }
            }
        }
    }

    /** The largest valid value. */
    public static void max(
            double[][] values, boolean[] @Nullable [] valid, int count, double[] out, boolean[] outValid) {
        fill(out, count, Double.NEGATIVE_INFINITY);
        none(outValid, count);
        for (int row = 0; row < values.length; row++) {
            double[] from = values[row];
            boolean @Nullable [] mask = valid[row];
            for (int i = 0; i < count; i++) {
                if (mask == null || mask[i]) {
                    out[i] = Math.max(out[i], from[i]);
                    outValid[i] = true;
                }
            }
        }
    }

    /** The sample variance (divisor n - 1) of the valid values; no-data where fewer than two are valid. */
    public static void variance(
            double[][] values, boolean[] @Nullable [] valid, int count, double[] out, boolean[] outValid) {
        double[] means = new double[count];
        int[] counts = addUp(values, valid, count, means);
        for (int i = 0; i < count; i++) {
            means[i] /= counts[i];
        }
        // A second pass over the differences: the sum of squares alone cancels badly for large values.
        fill(out, count, 0);
        for (int row = 0; row < values.length; row++) {
            double[] from = values[row];
            boolean @Nullable [] mask = valid[row];
            for (int i = 0; i < count; i++) {
                if (mask == null || mask[i]) {
                    double difference = from[i] - means[i];
                    out[i] += difference * difference;
                }
            }
        }
        for (int i = 0; i < count; i++) {
            out[i] /= counts[i] - 1;
            outValid[i] = counts[i] > 1;
        }
    }

    /** The square root of the sample variance. */
    public static void standardDeviation(
            double[][] values, boolean[] @Nullable [] valid, int count, double[] out, boolean[] outValid) {
        variance(values, valid, count, out, outValid);
        for (int i = 0; i < count; i++) {
            out[i] = Math.sqrt(out[i]);
        }
    }

    /** The first valid value in the order of the rows. */
    public static void first(
            double[][] values, boolean[] @Nullable [] valid, int count, double[] out, boolean[] outValid) {
        none(outValid, count);
        for (int row = 0; row < values.length; row++) {
            takeWhereNone(values[row], valid[row], count, out, outValid);
        }
    }

    /** The last valid value in the order of the rows. */
    public static void last(
            double[][] values, boolean[] @Nullable [] valid, int count, double[] out, boolean[] outValid) {
        none(outValid, count);
        for (int row = values.length - 1; row >= 0; row--) {
            takeWhereNone(values[row], valid[row], count, out, outValid);
        }
    }

    private static void takeWhereNone(
            double[] from, boolean @Nullable [] mask, int count, double[] out, boolean[] outValid) {
        for (int i = 0; i < count; i++) {
            if (!outValid[i] && (mask == null || mask[i])) {
                out[i] = from[i];
                outValid[i] = true;
            }
        }
    }

    /** Sums up the valid values and counts them. */
    private static int[] addUp(double[][] values, boolean[] @Nullable [] valid, int count, double[] sums) {
        int[] counts = new int[count];
        int full = 0;
        fill(sums, count, 0);
        for (int row = 0; row < values.length; row++) {
            double[] from = values[row];
            boolean @Nullable [] mask = valid[row];
            if (mask == null) {
                full++;
                for (int i = 0; i < count; i++) {
                    sums[i] += from[i];
                }
            } else {
                for (int i = 0; i < count; i++) {
                    sums[i] += mask[i] ? from[i] : 0;
                    counts[i] += mask[i] ? 1 : 0;
                }
            }
        }
        for (int i = 0; i < count; i++) {
            counts[i] += full;
        }
        return counts;
    }

    private static void fill(double[] out, int count, double value) {
        for (int i = 0; i < count; i++) {
            out[i] = value;
        }
    }

    private static void none(boolean[] outValid, int count) {
        for (int i = 0; i < count; i++) {
            outValid[i] = false;
        }
    }
}
