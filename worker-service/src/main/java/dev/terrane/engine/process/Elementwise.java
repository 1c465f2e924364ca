package dev.terrane.engine.process;

import dev.terrane.engine.kernel.Validity;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Runs number kernels over single values and blocks of pixels alike. */
public final class Elementwise {
    private static final boolean[] NOT_VALID = {false};

    private Elementwise() {}

    static Value unary(Arguments arguments, String name, UnaryProcess.Kernel1 kernel) {
        Value x = arguments.get(name);
        Value.Pixels in = numbers(arguments, name, x, 1);
        double[] out = new double[in.count()];
        kernel.run(in.values(), out);
        return like(Value.Pixels.numbers(out, in.valid()), x);
    }

    static Value binary(Arguments arguments, String first, String second, BinaryProcess.Kernel2 kernel) {
        Value x = arguments.get(first);
        Value y = arguments.get(second);
        int count = Math.max(count(x), count(y));
        Value.Pixels a = numbers(arguments, first, x, count);
        Value.Pixels b = numbers(arguments, second, y, count);
        double[] out = new double[count];
        kernel.run(a.values(), b.values(), out);
        return like(Value.Pixels.numbers(out, Validity.and(a.valid(), b.valid())), x, y);
    }

    /** The number of pixels of a value; 1 for a single value. */
    public static int count(Value value) {
        return value instanceof Value.Pixels pixels ? pixels.count() : 1;
    }

    /**
     * A number argument as pixels; a single value is repeated. Truth values from pixels count as 1 and 0.
     *
     * @param count the number of pixels that a single value is repeated to
     */
    public static Value.Pixels numbers(Arguments arguments, String name, Value value, int count) {
        if (value instanceof Value.Pixels pixels) {
            return pixels;
        }
        if (value instanceof Value.Scalar scalar) {
            Object content = scalar.value();
            if (content == null) {
                return repeat(Double.NaN, count, false);
            }
            if (content instanceof Double number) {
                return repeat(number, count, true);
            }
        }
        throw arguments.invalid(name, "a number is needed");
    }

    /** A number or truth value as pixels of its kind; a single value is repeated. */
    public static Value.Pixels pixels(Arguments arguments, String name, Value value, int count) {
        if (value instanceof Value.Scalar scalar && scalar.value() instanceof Boolean bool) {
            return Value.Pixels.truths(repeat(bool ? 1 : 0, count, true).values(), null);
        }
        return numbers(arguments, name, value, count);
    }

    /** The block, or its only value where all arguments were single values. */
    public static Value like(Value.Pixels block, Value... arguments) {
        for (Value argument : arguments) {
            if (argument instanceof Value.Pixels) {
                return block;
            }
        }
        return single(block);
    }

    /** The first value of a block as a single value. */
    public static Value single(Value.Pixels block) {
        boolean @Nullable [] valid = block.valid();
        if (valid != null && !valid[0]) {
            return Value.NODATA;
        }
        double value = block.values()[0];
        return new Value.Scalar(block.bool() ? (Object) (value != 0) : (Object) value);
    }

    private static Value.Pixels repeat(double value, int count, boolean valid) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        if (valid) {
            return Value.Pixels.numbers(values, null);
        }
        return Value.Pixels.numbers(values, count == 1 ? NOT_VALID : new boolean[count]);
    }
}
