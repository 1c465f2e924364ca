package dev.terrane.engine.process;

/** A number function of two numbers, {@code x} and {@code y}; no-data on either side gives no-data. */
public interface BinaryProcess extends ScalarProcess {
    /** A loop over all pixels: {@code out[i] = f(x[i], y[i])}. */
    @FunctionalInterface
    interface Kernel2 {
        /** Fills {@code out}; all arrays have one length and {@code out} is none of the others. */
        void run(double[] x, double[] y, double[] out);
    }

    /** The loop. */
    Kernel2 kernel();

    /** The name of the first parameter. */
    default String first() {
        return "x";
    }

    /** The name of the second parameter. */
    default String second() {
        return "y";
    }

    @Override
    default Value apply(Arguments arguments) {
        return Elementwise.binary(arguments, first(), second(), kernel());
    }
}
