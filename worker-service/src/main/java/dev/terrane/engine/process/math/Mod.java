package dev.terrane.engine.process.math;

import dev.terrane.engine.kernel.Arithmetic;
import dev.terrane.engine.process.BinaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code mod(x, y)}: The remainder of x / y, with the sign of y. */
public final class Mod implements BinaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("mod")
                .summary("Modulo")
                .description("The remainder of `x / y`, with the sign of `y`. If either is no-data, so is the result.")
                .categories("math")
                .parameters(
                        Parameter.required("x", "The dividend.", Schema.numberOrNull()),
                        Parameter.required("y", "The divisor.", Schema.numberOrNull()))
                .returns(Schema.numberOrNull(), "The remainder.")
                .fails("DivisionByZero", "A number cannot be divided by zero.");
    }

    @Override
    public Kernel2 kernel() {
        return Arithmetic::mod;
    }
}
