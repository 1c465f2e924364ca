package dev.terrane.engine.process.math;

import dev.terrane.engine.kernel.Arithmetic;
import dev.terrane.engine.process.BinaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code add(x, y) = x + y}. */
public final class Add implements BinaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("add")
                .summary("Addition of two numbers")
                .description("Computes `x + y`. If either of them is no-data, the sum is no-data.")
                .categories("math")
                .parameters(
                        Parameter.required("x", "The first summand.", Schema.numberOrNull()),
                        Parameter.required("y", "The second summand.", Schema.numberOrNull()))
                .returns(Schema.numberOrNull(), "The sum.");
    }

    @Override
    public Kernel2 kernel() {
        return Arithmetic::add;
    }
}
