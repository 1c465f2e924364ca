package dev.terrane.engine.kernel;

import org.jspecify.annotations.Nullable;

/** Comparisons, pixel by pixel: 1 where true, 0 where false. Whatever is compared with NaN is false. */
public final class Comparison {
    private Comparison() {}

    /** {@code out = x == y}. */
    public static void eq(double[] x, double[] y, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] == y[i] ? 1 : 0;
        }
    }

    /** Whether two numbers differ by no more than {@code delta}. */
    public static void near(double[] x, double[] y, double delta, double[] out) {
        for (int i = 0; i < out.length; i++) {
            // Equal infinities have no difference that could be compared.
            out[i] = x[i] == y[i] || Math.abs(x[i] - y[i]) <= delta ? 1 : 0;
        }
    }

    /** {@code out = x > y}. */
    public static void gt(double[] x, double[] y, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] > y[i] ? 1 : 0;
        }
    }

    /** {@code out = x >= y}. */
    public static void gte(double[] x, double[] y, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] >= y[i] ? 1 : 0;
        }
    }

    /** {@code out = x < y}. */
    public static void lt(double[] x, double[] y, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] < y[i] ? 1 : 0;
        }
    }

    /** {@code out = x <= y}. */
    public static void lte(double[] x, double[] y, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] <= y[i] ? 1 : 0;
        }
    }

    /** Whether a number lies in a closed range. */
    public static void between(double[] x, double[] min, double[] max, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] >= min[i] && x[i] <= max[i] ? 1 : 0;
        }
    }

    /** Whether a number lies in a range to which its upper bound does not belong. */
    public static void betweenExclusive(double[] x, double[] min, double[] max, double[] out) {
        for (int i = 0; i < out.length; i++) {
            // The bounds must not be swapped, and here equal bounds leave nothing between them.
            out[i] = x[i] >= min[i] && x[i] < max[i] ? 1 : 0;
        }
    }

    /** Whether a value is no-data. */
    public static void isNodata(boolean @Nullable [] valid, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = valid == null || valid[i] ? 0 : 1;
        }
    }

    /** Whether a value is NaN and not no-data. */
    public static void isNan(double[] x, boolean @Nullable [] valid, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Double.isNaN(x[i]) && (valid == null || valid[i]) ? 1 : 0;
        }
    }

    /** Whether a value is an infinity and not no-data. */
    public static void isInfinite(double[] x, boolean @Nullable [] valid, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Double.isInfinite(x[i]) && (valid == null || valid[i]) ? 1 : 0;
        }
    }

    /** Whether a value is a finite number and not no-data. */
    public static void isValid(double[] x, boolean @Nullable [] valid, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Double.isFinite(x[i]) && (valid == null || valid[i]) ? 1 : 0;
        }
    }
}
