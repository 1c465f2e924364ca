package dev.terrane.engine.process.comparison;

import dev.terrane.engine.kernel.Comparison;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.Elementwise;
import dev.terrane.engine.process.ScalarProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;
import java.util.Arrays;

/** {@code between(x, min, max)}: whether a number lies in a range. */
public final class Between implements ScalarProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("between")
                .summary("Between two numbers")
                .description("Whether a number lies in a range, bounds included. It is false for all that is not a"
                        + " number and where the bounds are swapped; for no-data it is no-data.")
                .categories("comparison")
                .parameters(
                        Parameter.required("x", "The value.", Schema.any()),
                        Parameter.required("min", "The lower bound.", Schema.number()),
                        Parameter.required("max", "The upper bound.", Schema.number()),
                        Parameter.optional(
                                "exclude_max", "Whether the upper bound lies outside.", Schema.bool(), false))
                .returns(Schema.boolOrNull(), "The answer.");
    }

    @Override
    public Value apply(Arguments arguments) {
        Value x = arguments.get("x");
        if (x.equals(Value.NODATA)) {
            return x;
        }
        boolean number = x instanceof Value.Pixels pixels
                ? !pixels.bool()
                : x instanceof Value.Scalar scalar && scalar.value() instanceof Double;
        if (!number) {
            return Comparing.decided(x, x, false);
        }
        Value.Pixels in = Elementwise.numbers(arguments, "x", x, 1);
        double[] min = new double[in.count()];
        double[] max = new double[in.count()];
        double[] out = new double[in.count()];
        Arrays.fill(min, arguments.number("min"));
        Arrays.fill(max, arguments.number("max"));
        if (arguments.bool("exclude_max")) {
            Comparison.betweenExclusive(in.values(), min, max, out);
        } else {
            Comparison.between(in.values(), min, max, out);
        }
        return Elementwise.like(Value.Pixels.truths(out, in.valid()), x);
    }
}
