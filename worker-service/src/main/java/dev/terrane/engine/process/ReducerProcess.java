package dev.terrane.engine.process;

import org.jspecify.annotations.Nullable;

/**
 * A process that makes one number out of an array of numbers, parameter {@code data}, with {@code ignore_nodata} true by
 * default. Without any value left the result is no-data; NaN is a value.
 */
public non-sealed interface ReducerProcess extends ProcessImplementation {
    /**
     * A loop over all pixels. For each pixel it sees only the values that count: with {@code ignore_nodata} the valid
     * ones; otherwise pixels with any no-data are decided before.
     */
    @FunctionalInterface
    interface ReducerKernel {
        /**
         * Reduces a block.
         *
         * @param values {@code [element][pixel]}; rows may be longer than {@code count}
         * @param valid {@code [element][pixel]}; a null row is all valid
         * @param count the number of pixels
         * @param out one result for each pixel
         * @param outValid set to false where no value was valid
         */
        void run(double[][] values, boolean[] @Nullable [] valid, int count, double[] out, boolean[] outValid);
    }

    /** The loop. */
    ReducerKernel kernel();

    @Override
    default Value apply(Arguments arguments) {
        return Reductions.reduce(arguments, kernel());
    }
}
