package dev.terrane.engine.process.math;

import dev.terrane.engine.kernel.Arithmetic;
import dev.terrane.engine.process.UnaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code exp}: Raises e to a power. */
public final class Exp implements UnaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("exp")
                .summary("Exponential function")
                .description("Raises *e* to a power. No-data stays no-data.")
                .categories("math > exponential & logarithmic")
                .parameters(Parameter.required("p", "The exponent.", Schema.numberOrNull()))
                .returns(Schema.numberOrNull().with("minimumExclusive", 0), "*e* to the power of `p`.");
    }

    @Override
    public Kernel1 kernel() {
        return Arithmetic::exp;
    }

    @Override
    public String first() {
        return "p";
    }
}
