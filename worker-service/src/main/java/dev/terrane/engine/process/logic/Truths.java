package dev.terrane.engine.process.logic;

import dev.terrane.engine.kernel.Logic;
import dev.terrane.engine.kernel.Validity;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.Elementwise;
import dev.terrane.engine.process.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Truth values as blocks of pixels, and what the logic processes do with them. */
final class Truths {
    private Truths() {}

    /** A three-valued function of two truth values. */
    @FunctionalInterface
    interface Combination {
        void run(
                double[] x,
                boolean @Nullable [] xValid,
                double[] y,
                boolean @Nullable [] yValid,
                double[] out,
                boolean[] outValid);
    }

    /** Combines {@code x} and {@code y}. */
    static Value combine(Arguments arguments, Combination combination) {
        Value x = arguments.get("x");
        Value y = arguments.get("y");
        int count = Math.max(Elementwise.count(x), Elementwise.count(y));
        return Elementwise.like(combine(of(arguments, "x", x, count), of(arguments, "y", y, count), combination), x, y);
    }

    static Value.Pixels combine(Value.Pixels x, Value.Pixels y, Combination combination) {
        double[] out = new double[x.count()];
        boolean[] valid = new boolean[out.length];
        combination.run(x.values(), x.valid(), y.values(), y.valid(), out, valid);
        return Value.Pixels.truths(out, Validity.compact(valid));
    }

    /** A truth value as pixels, repeated where it is a single one; numbers from cubes are true unless 0. */
    static Value.Pixels of(Arguments arguments, String name, Value value, int count) {
        if (value instanceof Value.Pixels pixels) {
            double[] out = new double[pixels.count()];
            Logic.truth(pixels.values(), out);
            return Value.Pixels.truths(out, pixels.valid());
        }
        if (value instanceof Value.Scalar scalar && (scalar.value() == null || scalar.value() instanceof Boolean)) {
            double[] out = new double[count];
            Arrays.fill(out, Boolean.TRUE.equals(scalar.value()) ? 1 : 0);
            return Value.Pixels.truths(out, scalar.value() == null ? new boolean[count] : null);
        }
        throw arguments.invalid(name, "true, false or null is needed");
    }
}
