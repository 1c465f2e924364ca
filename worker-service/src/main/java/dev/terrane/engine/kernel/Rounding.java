package dev.terrane.engine.kernel;

/** Rounding to decimal places, as far as binary arithmetic can tell what the decimal text of a number rounds to. */
public final class Rounding {
    /** Powers of ten up to here are exact. */
    private static final int EXACT_POWER = 22;

    /** From here on a scaled number has too few bits left behind the point. */
    private static final double LARGE = 0x1p50;

    private static final double WHOLE = 0x1p53;

    private Rounding() {}

    /** {@code out = x} to the nearest whole number, halves to the even one. */
    public static void toWhole(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.rint(x[i]) + 0.0;
        }
    }

    /**
     * Rounds to so many places what is clearly on one side of a half.
     *
     * @param undecided receives true where the decimal text must be asked; {@code out} has no meaning there
     * @return how many are undecided
     */
    public static int toPlaces(double[] x, int places, double[] out, boolean[] undecided) {
        boolean exact = Math.abs(places) <= EXACT_POWER;
        double power = exact ? power(Math.abs(places)) : 1;
        int count = 0;
        for (int i = 0; i < out.length; i++) {
            if (!Double.isFinite(x[i])) {
                out[i] = x[i];
                undecided[i] = false;
                continue;
            }
            double scaled = places < 0 ? x[i] / power : x[i] * power;
            double whole = Math.rint(scaled);
            undecided[i] = !exact || !isClear(x[i], places, scaled);
            // Both numbers are exact, so that this is the double next to the decimal number.
            out[i] = (places < 0 ? whole * power : whole / power) + 0.0;
            count += undecided[i] ? 1 : 0;
        }
        return count;
    }

    private static boolean isClear(double x, int places, double scaled) {
        if (places < 0 && x == Math.rint(x) && Math.abs(x) < WHOLE) {
            // The quotient of a whole number is a half exactly where the decimal text is.
            return -places < 16;
        }
        double size = Math.abs(scaled);
        double fromHalf = Math.abs(size - Math.floor(size) - 0.5);
        return size < LARGE && fromHalf > size * 0x1p-50;
    }

    private static double power(int exponent) {
        double power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
