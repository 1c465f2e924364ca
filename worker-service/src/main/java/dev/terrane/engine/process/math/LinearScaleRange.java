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

/** {@code linear_scale_range}: moves a number from one range to the same place of another. */
public final class LinearScaleRange implements ScalarProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("linear_scale_range")
                .summary("Scale between two ranges")
                .description("Moves a number from an input range to the same place of an output range. Numbers outside"
                        + " of the input range are limited to it first. No-data stays no-data.")
                .categories("math")
                .parameters(
                        Parameter.required("x", "The number.", Schema.numberOrNull()),
                        Parameter.required("inputMin", "Where the input range begins.", Schema.number()),
                        Parameter.required("inputMax", "Where the input range ends.", Schema.number()),
                        Parameter.optional("outputMin", "Where the output range begins.", Schema.number(), 0),
                        Parameter.optional("outputMax", "Where the output range ends.", Schema.number(), 1))
                .returns(Schema.numberOrNull(), "The scaled number.");
    }

    @Override
    public Value apply(Arguments arguments) {
        Value x = arguments.get("x");
        Value.Pixels in = Elementwise.numbers(arguments, "x", x, 1);
        double[] out = new double[in.count()];
        Arithmetic.scale(
                in.values(),
                repeated(arguments, "inputMin", out.length),
                repeated(arguments, "inputMax", out.length),
                repeated(arguments, "outputMin", out.length),
                repeated(arguments, "outputMax", out.length),
                out);
        return Elementwise.like(Value.Pixels.numbers(out, in.valid()), x);
    }

    private static double[] repeated(Arguments arguments, String name, int count) {
        double[] values = new double[count];
        Arrays.fill(values, arguments.number(name));
        return values;
    }
}
