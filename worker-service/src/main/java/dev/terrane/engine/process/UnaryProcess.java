package dev.terrane.engine.process;

/** A number function of one number, parameter {@code x} unless it says otherwise; no-data gives no-data. */
public interface UnaryProcess extends ScalarProcess {
    /** A loop over all pixels: {@code out[i] = f(x[i])}. */
    @FunctionalInterface
    interface Kernel1 {
        /** Fills {@code out}; all arrays have one length and none is the other. */
        void run(double[] x, double[] out);
    }

    /** The loop. */
    Kernel1 kernel();

    /** The name of the parameter. */
    default String first() {
        return "x";
    }

    @Override
    default Value apply(Arguments arguments) {
        return Elementwise.unary(arguments, first(), kernel());
    }
}
