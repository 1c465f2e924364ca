package dev.terrane.engine.process.comparison;

import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.Elementwise;
import dev.terrane.engine.process.Value;
import org.jspecify.annotations.Nullable;

/** What the processes that ask about one value have in common. */
final class Asking {
    private Asking() {}

    /** A loop over pixels and their validity. */
    @FunctionalInterface
    interface Question {
        void ask(double[] x, boolean @Nullable [] valid, double[] out);
    }

    /**
     * Answers with true or false, never with no-data.
     *
     * @param forOthers the answer for what is neither a number nor no-data
     * @param forNodata the answer for no-data as a single value
     */
    static Value pixels(Arguments arguments, Question question, boolean forOthers, boolean forNodata) {
        Value x = arguments.get("x");
        boolean number = x instanceof Value.Scalar scalar && scalar.value() instanceof Double;
        if (!(x instanceof Value.Pixels) && !number) {
            return new Value.Scalar(x.equals(Value.NODATA) ? forNodata : forOthers);
        }
        Value.Pixels in = Elementwise.numbers(arguments, "x", x, 1);
        double[] out = new double[in.count()];
        question.ask(in.values(), in.valid(), out);
        return Elementwise.like(Value.Pixels.truths(out, null), x);
    }
}
