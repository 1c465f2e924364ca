package dev.terrane.engine.kernel;

/** Basic arithmetic, pixel by pixel; NaN and infinities follow IEEE 754. */
public final class Arithmetic {
    private Arithmetic() {}

    /** {@code out = x + y}. */
    public static void add(double[] x, double[] y, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] + y[i];
        }
    }
}
