package dev.terrane.engine.process.math;

import dev.terrane.engine.kernel.Arithmetic;
import dev.terrane.engine.process.BinaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code divide(x, y)}: Computes x / y, never as integers. */
public final class Divide implements BinaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("divide")
                .summary("Division of two numbers")
                .description(
                        "Computes `x / y`, never as integers. A division by zero gives an infinity, or NaN for 0 / 0. If either is no-data, so is the result.")
                .categories("math")
                .parameters(
                        Parameter.required("x", "The dividend.", Schema.numberOrNull()),
                        Parameter.required("y", "The divisor.", Schema.numberOrNull()))
                .returns(Schema.numberOrNull(), "The quotient.")
                .fails("DivisionByZero", "A number cannot be divided by zero.");
    }

    @Override
    public Kernel2 kernel() {
        return Arithmetic::divide;
    }
}
