package dev.terrane.engine.process.math;

import dev.terrane.engine.kernel.Arithmetic;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.Elementwise;
import dev.terrane.engine.process.ScalarProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;
import java.util.Arrays;

/** {@code clip(x, min, max)}: limits a number to a range. */
public final class Clip implements ScalarProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("clip")
                .summary("Limit to a range")
                .description("Gives `min` for smaller numbers, `max` for larger ones and the number itself in between."
                        + " No-data stays no-data.")
                .categories("math")
                .parameters(
                        Parameter.required("x", "The number.", Schema.numberOrNull()),
                        Parameter.required("min", "The lower limit.", Schema.number()),
                        Parameter.required("max", "The upper limit.", Schema.number()))
                .returns(Schema.numberOrNull(), "The limited number.")
                .fails("MinMaxSwapped", "The lower limit is greater than the upper one.");
    }

    @Override
    public Value apply(Arguments arguments) {
        double min = arguments.number("min");
        double max = arguments.number("max");
        if (min > max) {
            throw arguments.failure("MinMaxSwapped", "The lower limit " + min + " is greater than " + max + ".");
        }
        Value x = arguments.get("x");
        Value.Pixels in = Elementwise.numbers(arguments, "x", x, 1);
        double[] lower = new double[in.count()];
        double[] upper = new double[in.count()];
        double[] out = new double[in.count()];
        Arrays.fill(lower, min);
        Arrays.fill(upper, max);
        Arithmetic.clip(in.values(), lower, upper, out);
        return Elementwise.like(Value.Pixels.numbers(out, in.valid()), x);
    }
}
