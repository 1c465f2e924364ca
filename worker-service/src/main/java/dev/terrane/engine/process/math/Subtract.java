package dev.terrane.engine.process.math;

import dev.terrane.engine.kernel.Arithmetic;
import dev.terrane.engine.process.BinaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code subtract(x, y)}: Computes x - y. */
public final class Subtract implements BinaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("subtract")
                .summary("Subtraction of two numbers")
                .description("Computes `x - y`. If either is no-data, so is the result.")
                .categories("math")
                .parameters(
                        Parameter.required("x", "The minuend.", Schema.numberOrNull()),
                        Parameter.required("y", "The subtrahend.", Schema.numberOrNull()))
                .returns(Schema.numberOrNull(), "The difference.");
    }

    @Override
    public Kernel2 kernel() {
        return Arithmetic::subtract;
    }
}
