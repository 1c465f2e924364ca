package dev.terrane.engine.process.statistics;

import dev.terrane.engine.kernel.Validity;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.Elementwise;
import dev.terrane.engine.process.ReducerProcess;
import dev.terrane.engine.process.Reductions;
import dev.terrane.engine.process.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ends of arrays, whose elements may be of any type and keep it. */
final class Endings {
    private Endings() {}

    /**
     * One end of {@code data}.
     *
     * @param valid finds the first valid value from that end, pixel by pixel
     */
    static Value of(Arguments arguments, boolean last, ReducerProcess.ReducerKernel valid) {
        List<Value> elements = arguments.array("data").elements();
        int size = elements.size();
        boolean ignoreNodata = arguments.bool("ignore_nodata");
        boolean pixels = elements.stream().anyMatch(Value.Pixels.class::isInstance);
        if (ignoreNodata && pixels) {
            return pixels(arguments, elements, valid);
        }
        for (int i = 0; i < size; i++) {
            Value element = elements.get(last ? size - 1 - i : i);
            if (!ignoreNodata || !element.equals(Value.NODATA)) {
                return element;
            }
        }
        return Value.NODATA;
    }

    private static Value pixels(Arguments arguments, List<Value> elements, ReducerProcess.ReducerKernel kernel) {
        int count = Reductions.count(elements);
        double[][] values = new double[elements.size()][];
        boolean[] @Nullable [] valid = new boolean[elements.size()][];
        boolean truths = true;
        for (int i = 0; i < values.length; i++) {
            Value element = elements.get(i);
            Value.Pixels pixels = Elementwise.pixels(arguments, "data", element, count);
            values[i] = pixels.values();
            valid[i] = pixels.valid();
            truths &= pixels.bool() || element.equals(Value.NODATA);
        }
        double[] out = new double[count];
        boolean[] outValid = new boolean[count];
        kernel.run(values, valid, count, out, outValid);
        return new Value.Pixels(truths, out, Validity.compact(outValid));
    }
}
