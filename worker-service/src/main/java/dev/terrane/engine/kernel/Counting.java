package dev.terrane.engine.kernel;

import org.jspecify.annotations.Nullable;

/** Adds one for each pixel that counts. */
public final class Counting {
    private Counting() {}

    /** Counts every pixel. */
    public static void addOne(double[] counts) {
        for (int i = 0; i < counts.length; i++) {
            counts[i]++;
        }
    }

    /** Counts what is finite and not no-data. */
    public static void addValid(double[] x, boolean @Nullable [] valid, double[] counts) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += Double.isFinite(x[i]) && (valid == null || valid[i]) ? 1 : 0;
        }
    }

    /** Counts what is true and not no-data. */
    public static void addTrue(double[] x, boolean @Nullable [] valid, double[] counts) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += x[i] != 0 && (valid == null || valid[i]) ? 1 : 0;
        }
    }
}
