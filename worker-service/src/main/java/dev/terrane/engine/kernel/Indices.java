package dev.terrane.engine.kernel;

/** Loops for spectral indices. */
public final class Indices {
    private Indices() {}

    /** {@code out = (x - y) / (x + y)}; NaN where both are zero. */
    public static void normalizedDifference(double[] x, double[] y, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = (x[i] - y[i]) / (x[i] + y[i]);
        }
    }
}
