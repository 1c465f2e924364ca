package dev.terrane.engine.process.math;

import dev.terrane.engine.kernel.Arithmetic;
import dev.terrane.engine.process.UnaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code sqrt}: The square root. */
public final class Sqrt implements UnaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("sqrt")
                .summary("Square root")
                .description("The square root. For negative numbers it is NaN. No-data stays no-data.")
                .categories("math", "math > exponential & logarithmic")
                .parameters(Parameter.required("x", "The number.", Schema.numberOrNull()))
                .returns(Schema.numberOrNull(), "The square root.");
    }

    @Override
    public Kernel1 kernel() {
        return Arithmetic::sqrt;
    }
}
