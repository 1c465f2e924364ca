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
        int[] counts = new int[count];
        for (int row = 0; row < values.length; row++) {
            double[] from = values[row];
            boolean @Nullable [] mask = valid[row];
            for (int i = 0; i < count; i++) {
                if (mask == null || mask[i]) {
                    out[i] += from[i];
                    counts[i]++;
                }
            }
        }
        for (int i = 0; i < count; i++) {
            outValid[i] = counts[i] > 0;
        }
    }
}
