package dev.terrane.engine.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Three-valued logic, pixel by pixel: 1 is true, 0 is false, and no-data is a truth value that is not known. The result
 * is no-data only where it depends on what is not known.
 */
public final class Logic {
    private Logic() {}

    /** True where both are true, false where either is false. */
    public static void and(
            double[] x,
            boolean @Nullable [] xValid,
            double[] y,
            boolean @Nullable [] yValid,
            double[] out,
            boolean[] outValid) {
        for (int i = 0; i < out.length; i++) {
            boolean xKnown = xValid == null || xValid[i];
            boolean yKnown = yValid == null || yValid[i];
            boolean isFalse = (xKnown && x[i] == 0) || (yKnown && y[i] == 0);
            out[i] = isFalse ? 0 : 1;
            outValid[i] = isFalse || (xKnown && yKnown);
        }
    }

    /** True where either is true, false where both are false. */
    public static void or(
            double[] x,
            boolean @Nullable [] xValid,
            double[] y,
            boolean @Nullable [] yValid,
            double[] out,
            boolean[] outValid) {
        for (int i = 0; i < out.length; i++) {
            boolean xKnown = xValid == null || xValid[i];
            boolean yKnown = yValid == null || yValid[i];
            boolean isTrue = (xKnown && x[i] != 0) || (yKnown && y[i] != 0);
            out[i] = isTrue ? 1 : 0;
            outValid[i] = isTrue || (xKnown && yKnown);
        }
    }

    /** True where one is true and the other is false. */
    public static void xor(double[] x, double[] y, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] != y[i] ? 1 : 0;
        }
    }

    /** True where false and false where true; {@code out} may be {@code x}. */
    public static void not(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] == 0 ? 1 : 0;
        }
    }

    /** Numbers as truth values: 0 is false, every other number is true. */
    public static void truth(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] == 0 ? 0 : 1;
        }
    }

    /** The truth value where it is known, else another one. */
    public static void orElse(double[] x, boolean[] known, double otherwise, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = known[i] ? x[i] : otherwise;
        }
    }

    /** Takes values of {@code accept} where the condition is true, else (false or not known) those of {@code reject}. */
    public static void choose(
            double[] condition,
            boolean @Nullable [] known,
            double[] accept,
            boolean @Nullable [] acceptValid,
            double[] reject,
            boolean @Nullable [] rejectValid,
            double[] out,
            boolean[] outValid) {
        for (int i = 0; i < out.length; i++) {
            boolean taken = condition[i] != 0 && (known == null || known[i]);
            out[i] = taken ? accept[i] : reject[i];
            boolean @Nullable [] mask = taken ? acceptValid : rejectValid;
            outValid[i] = mask == null || mask[i];
        }
    }

    /** The number of pixels at which the condition is known and true. */
    public static int countTrue(double[] condition, boolean @Nullable [] known) {
        int count = 0;
        for (int i = 0; i < condition.length; i++) {
            count += condition[i] != 0 && (known == null || known[i]) ? 1 : 0;
        }
        return count;
    }
}
