package dev.terrane.engine.kernel;

/** Trigonometric and hyperbolic functions, pixel by pixel; angles are in radians. */
public final class Trigonometry {
    /** Above it {@code x * x + 1} equals {@code x * x}, and the square may overflow. */
    private static final double LARGE = 1e9;

    private static final double LN_2 = Math.log(2);

    private Trigonometry() {}

    /** Sine of an angle in radians. */
    public static void sin(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.sin(x[i]);
        }
    }

    /** Cosine of an angle in radians. */
    public static void cos(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.cos(x[i]);
        }
    }

    /** Tangent of an angle in radians. */
    public static void tan(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.tan(x[i]);
        }
    }

    /** Angle of a sine; NaN outside of -1 to 1. */
    public static void arcsin(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.asin(x[i]);
        }
    }

    /** Angle of a cosine; NaN outside of -1 to 1. */
    public static void arccos(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.acos(x[i]);
        }
    }

    /** Angle of a tangent. */
    public static void arctan(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.atan(x[i]);
        }
    }

    /** Hyperbolic sine. */
    public static void sinh(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.sinh(x[i]);
        }
    }

    /** Hyperbolic cosine. */
    public static void cosh(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.cosh(x[i]);
        }
    }

    /** Hyperbolic tangent. */
    public static void tanh(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.tanh(x[i]);
        }
    }

    /** Inverse of the hyperbolic sine. */
    public static void arsinh(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = arsinh(x[i]);
        }
    }

    /** Inverse of the hyperbolic cosine; NaN below 1. */
    public static void arcosh(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = arcosh(x[i]);
        }
    }

    /** Inverse of the hyperbolic tangent; NaN outside of -1 to 1. */
    public static void artanh(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = 0.5 * Math.log1p(2 * x[i] / (1 - x[i]));
        }
    }

    /** Angle of the point ({@code x}, {@code y}) seen from the origin. */
    public static void arctan2(double[] y, double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.atan2(y[i], x[i]);
        }
    }

    // The usual forms with log(x + sqrt(..)) lose all digits near 0 (arsinh) and near 1 (arcosh); log1p does not.

    private static double arsinh(double x) {
        double a = Math.abs(x);
        double result = a > LARGE ? Math.log(a) + LN_2 : Math.log1p(a + a * a / (1 + Math.sqrt(1 + a * a)));
        return Math.copySign(result, x);
    }

    private static double arcosh(double x) {
        if (x < 1) {
            return Double.NaN;
        }
        double t = x - 1;
        return x > LARGE ? Math.log(x) + LN_2 : Math.log1p(t + Math.sqrt(2 * t + t * t));
    }
}
