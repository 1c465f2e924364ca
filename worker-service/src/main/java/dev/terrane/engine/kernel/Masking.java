package dev.terrane.engine.kernel;

import org.jspecify.annotations.Nullable;

/** Loops that blank or replace pixels. */
public final class Masking {
    private Masking() {}

    /** True where a mask value is valid and not zero; NaN is not zero. */
    public static boolean[] nonZero(double[] mask, boolean @Nullable [] valid) {
        boolean[] out = new boolean[mask.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = mask[i] != 0 & (valid == null || valid[i]);
        }
        return out;
    }

    /** The validity with the masked pixels set to no-data. */
    public static boolean[] clear(boolean @Nullable [] valid, boolean[] masked) {
        boolean[] out = new boolean[masked.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = !masked[i] & (valid == null || valid[i]);
        }
        return out;
    }

    /** The validity with the masked pixels set to valid. */
    public static boolean @Nullable [] set(boolean @Nullable [] valid, boolean[] masked) {
        if (valid == null) {
            return null;
        }
        boolean[] out = new boolean[masked.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = masked[i] | valid[i];
        }
        return out;
    }

    /** The values with the masked ones replaced. */
    public static double[] replace(double[] values, boolean[] masked, double replacement) {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = masked[i] ? replacement : values[i];
        }
        return out;
    }
}
