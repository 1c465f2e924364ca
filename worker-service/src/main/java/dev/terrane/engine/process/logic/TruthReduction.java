package dev.terrane.engine.process.logic;

import dev.terrane.engine.kernel.Logic;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.Elementwise;
import dev.terrane.engine.process.Reductions;
import dev.terrane.engine.process.Value;
import java.util.Arrays;
import java.util.List;

/** Folds an array of truth values. */
final class TruthReduction {
    private TruthReduction() {}

    /**
     * Folds {@code data}.
     *
     * @param neutral the value that changes nothing; the answer for an empty array
     */
    static Value reduce(Arguments arguments, Truths.Combination combination, boolean neutral) {
        List<Value> elements = arguments.array("data").elements();
        boolean ignoreNodata = arguments.bool("ignore_nodata");
        int count = Reductions.count(elements);
        double[] start = new double[count];
        Arrays.fill(start, neutral ? 1 : 0);
        Value.Pixels folded = Value.Pixels.truths(start, null);
        for (Value element : elements) {
            Value.Pixels next = Truths.of(arguments, "data", element, count);
            boolean[] known = next.valid();
            if (known != null && ignoreNodata) {
                double[] values = new double[count];
                Logic.orElse(next.values(), known, neutral ? 1 : 0, values);
                next = Value.Pixels.truths(values, null);
            }
            folded = Truths.combine(folded, next, combination);
        }
        return Elementwise.like(folded, elements.toArray(Value[]::new));
    }
}
