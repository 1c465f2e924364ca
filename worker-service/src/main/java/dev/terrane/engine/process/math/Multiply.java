package dev.terrane.engine.process.math;

import dev.terrane.engine.kernel.Arithmetic;
import dev.terrane.engine.process.BinaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code multiply(x, y)}: Computes x * y. */
public final class Multiply implements BinaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("multiply")
                .summary("Multiplication of two numbers")
                .description("Computes `x * y`. If either is no-data, so is the result.")
                .categories("math")
                .parameters(
                        Parameter.required("x", "The first factor.", Schema.numberOrNull()),
                        Parameter.required("y", "The second factor.", Schema.numberOrNull()))
                .returns(Schema.numberOrNull(), "The product.")
                .fails("MultiplicandMissing", "Both factors are needed.");
    }

    @Override
    public Kernel2 kernel() {
        return Arithmetic::multiply;
    }
}
