package dev.terrane.engine.process;

import dev.terrane.engine.kernel.Validity;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs reducer kernels over arrays of single values and arrays of pixel blocks alike. */
public final class Reductions {
    private Reductions() {}

    /** The parameter {@code data} of numbers. */
    public static Parameter numbers() {
        return Parameter.required("data", "The numbers.", Schema.arrayOf(Schema.numberOrNull()));
    }

    /** The parameter {@code ignore_nodata}. */
    public static Parameter ignoreNodata() {
        return Parameter.optional(
                "ignore_nodata",
                "Whether no-data is left out. If not, a single no-data makes the result no-data.",
                Schema.bool(),
                true);
    }

    static Value reduce(Arguments arguments, ReducerProcess.ReducerKernel kernel) {
        List<Value> elements = arguments.array("data").elements();
        boolean ignoreNodata = arguments.bool("ignore_nodata");
        int count = count(elements);
        double[][] values = new double[elements.size()][];
        boolean[] @Nullable [] valid = new boolean[elements.size()][];
        for (int i = 0; i < values.length; i++) {
            Value.Pixels pixels = Elementwise.numbers(arguments, "data", elements.get(i), count);
            values[i] = pixels.values();
            valid[i] = pixels.valid();
        }
        double[] out = new double[count];
        boolean[] outValid = new boolean[count];
        Arrays.fill(outValid, true);
        kernel.run(values, valid, count, out, outValid);
        if (!ignoreNodata) {
            keepWhereAllValid(valid, outValid);
        }
        Value.Pixels result = Value.Pixels.numbers(out, Validity.compact(outValid));
        return Elementwise.like(result, elements.toArray(Value[]::new));
    }

    /** The number of pixels of the elements; 1 where all are single values. */
    public static int count(List<Value> elements) {
        int count = 1;
        for (Value element : elements) {
            count = Math.max(count, Elementwise.count(element));
        }
        return count;
    }

    private static void keepWhereAllValid(boolean[] @Nullable [] valid, boolean[] outValid) {
        for (boolean[] row : valid) {
            if (row != null) {
                for (int i = 0; i < outValid.length; i++) {
                    outValid[i] &= row[i];
                }
            }
        }
    }
}
