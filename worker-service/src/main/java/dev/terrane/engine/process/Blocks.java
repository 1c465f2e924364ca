package dev.terrane.engine.process;

import dev.terrane.engine.cube.Label;
import dev.terrane.engine.kernel.Validity;
import dev.terrane.engine.plan.BlockReducer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls callbacks for blocks of pixels: the bridge from chunks to values and back. */
public final class Blocks {
    /** Pixels for which a callback is called at once; fits the cache with a few dozen rows. */
    public static final int SIZE = 1024;

    private Blocks() {}

    /** A block out of a longer row of pixels. */
    public static Value.Pixels slice(double[] values, boolean @Nullable [] valid, int from, int count) {
        boolean @Nullable [] mask =
                valid == null ? null : Validity.compact(Arrays.copyOfRange(valid, from, from + count));
        return Value.Pixels.numbers(Arrays.copyOfRange(values, from, from + count), mask);
    }

    /** Writes what a callback gave for a block into a longer row; a single value is repeated. */
    public static void store(Arguments arguments, Value result, double[] out, boolean[] outValid, int from, int count) {
        if (result instanceof Value.Pixels pixels && pixels.count() == count) {
            System.arraycopy(pixels.values(), 0, out, from, count);
            boolean @Nullable [] valid = pixels.valid();
            if (valid == null) {
                Arrays.fill(outValid, from, from + count, true);
            } else {
                System.arraycopy(valid, 0, outValid, from, count);
            }
        } else if (result instanceof Value.Scalar scalar) {
            Arrays.fill(out, from, from + count, number(arguments, scalar));
            Arrays.fill(outValid, from, from + count, scalar.value() != null);
        } else {
            throw arguments.invalid("process", "the callback must give one number or truth value for each pixel");
        }
    }

    /** A reducer that calls a callback with {@code data} and {@code context}. */
    public static BlockReducer reducer(Arguments arguments, String callbackName) {
        Value.Callback callback = arguments.callback(callbackName);
        Value context = arguments.get("context");
        Surroundings surroundings = arguments.surroundings();
        return (labels, values, valid, count, out, outValid) -> {
            Value data = new Value.Array(rows(values, valid), labels);
            Value result = surroundings.call(callback, parameters("data", data, context));
            store(arguments, result, out, outValid, 0, count);
        };
    }

    /** The parameters of a callback that takes one value and the context. */
    public static Map<String, Value> parameters(String name, Value value, Value context) {
        Map<String, Value> parameters = new HashMap<>();
        parameters.put(name, value);
        parameters.put("context", context);
        return parameters;
    }

    /** Whether a reducer callback gives truth values; found out by calling it once with a single no-data pixel. */
    public static boolean givesTruth(BlockProbe probe) {
        Value.Pixels nothing = Value.Pixels.numbers(new double[] {Double.NaN}, new boolean[] {false});
        Value result = probe.call(nothing);
        return (result instanceof Value.Pixels pixels && pixels.bool())
                || (result instanceof Value.Scalar scalar && scalar.value() instanceof Boolean);
    }

    /** Calls a callback with some pixels. */
    @FunctionalInterface
    public interface BlockProbe {
        /** What the callback gives. */
        Value call(Value.Pixels pixels);
    }

    /** An array of as many equal blocks as there are labels; what a reducer is probed with. */
    public static Value probeArray(Value.Pixels pixels, List<Label> labels) {
        List<Value> elements = new ArrayList<>();
        labels.forEach(label -> elements.add(pixels));
        return new Value.Array(elements, labels);
    }

    private static List<Value> rows(double[][] values, boolean[] @Nullable [] valid) {
        List<Value> rows = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            rows.add(Value.Pixels.numbers(values[i], valid[i]));
        }
        return rows;
    }

    private static double number(Arguments arguments, Value.Scalar scalar) {
        Object value = scalar.value();
        if (value == null) {
            return Double.NaN;
        }
        if (value instanceof Boolean bool) {
            return bool ? 1 : 0;
        }
        if (value instanceof Double number) {
            return number;
        }
        throw arguments.invalid("process", "the callback gave a text; cubes hold numbers and truth values");
    }
}
