package dev.terrane.engine.plan;

import dev.terrane.engine.cube.Label;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reduces many values to one for each pixel of a block; called from many threads at once. */
public interface BlockReducer {
    /**
     * Reduces one block.
     *
     * @param labels the labels of the values, one for each row of {@code values}
     * @param values {@code [label][pixel]}; rows may be longer than {@code count}
     * @param valid {@code [label][pixel]}, a row is null where all its values are valid
     * @param count the number of pixels
     * @param out receives one value for each pixel
     * @param outValid receives whether that value is not no-data
     */
    void reduce(
            List<Label> labels,
            double[][] values,
            boolean[] @Nullable [] valid,
            int count,
            double[] out,
            boolean[] outValid);
}
