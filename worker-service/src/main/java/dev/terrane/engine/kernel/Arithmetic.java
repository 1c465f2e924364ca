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

    /** {@code out = x - y}. */
    public static void subtract(double[] x, double[] y, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] - y[i];
        }
    }

    /** {@code out = x * y}. */
    public static void multiply(double[] x, double[] y, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] * y[i];
        }
    }

    /** {@code out = x / y}. */
    public static void divide(double[] x, double[] y, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] / y[i];
        }
    }

    /** {@code out = (x - y) / (x + y)}. */
    public static void normalizedDifference(double[] x, double[] y, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = (x[i] - y[i]) / (x[i] + y[i]);
        }
    }

    /** {@code out = base ^ p}. */
    public static void power(double[] base, double[] p, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.pow(base[i], p[i]);
        }
    }

    /** The remainder with the sign of the divisor; a divisor of 0 gives what a division by it gives. */
    public static void mod(double[] x, double[] y, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = mod(x[i], y[i]);
        }
    }

    private static double mod(double x, double y) {
        if (y == 0) {
            // Not x / y: a negative zero must not turn the sign.
            return x == 0 ? Double.NaN : x * Double.POSITIVE_INFINITY;
        }
        double remainder = x % y;
        boolean otherSign = remainder < 0 != y < 0;
        return remainder != 0 && otherSign && !Double.isInfinite(y) ? remainder + y : remainder;
    }

    /** The absolute value. */
    public static void absolute(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.abs(x[i]);
        }
    }

    /** -1, 0 or 1. */
    public static void sgn(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.signum(x[i]);
        }
    }

    /** The square root; NaN for negative numbers. */
    public static void sqrt(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.sqrt(x[i]);
        }
    }

    /** {@code out = e ^ x}. */
    public static void exp(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.exp(x[i]);
        }
    }

    /** The natural logarithm; minus infinity for 0, NaN for negative numbers. */
    public static void ln(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.log(x[i]);
        }
    }

    /** The logarithm to a base. */
    public static void log(double[] x, double[] base, double[] out) {
        for (int i = 0; i < out.length; i++) {
            // log10 is exact for powers of ten, a quotient of logarithms is not.
            out[i] = base[i] == 10 ? Math.log10(x[i]) : Math.log(x[i]) / Math.log(base[i]);
        }
    }

    /** The next integer below. */
    public static void floor(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.floor(x[i]);
        }
    }

    /** The next integer above. */
    public static void ceil(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.ceil(x[i]);
        }
    }

    /** The number without its fraction: towards zero. */
    public static void truncate(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] < 0 ? Math.ceil(x[i]) : Math.floor(x[i]);
        }
    }

    /** The number, but not below {@code min} and not above {@code max}; NaN if any of them is. */
    public static void clip(double[] x, double[] min, double[] max, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.min(Math.max(x[i], min[i]), max[i]);
        }
    }

    /** Moves numbers, clipped to one range, to the same place of another range. */
    public static void scale(
            double[] x, double[] inMin, double[] inMax, double[] outMin, double[] outMax, double[] out) {
        for (int i = 0; i < out.length; i++) {
            double least = Math.min(inMin[i], inMax[i]);
            double most = Math.max(inMin[i], inMax[i]);
            double clipped = Math.min(Math.max(x[i], least), most);
            out[i] = (clipped - inMin[i]) / (inMax[i] - inMin[i]) * (outMax[i] - outMin[i]) + outMin[i];
        }
    }
}
