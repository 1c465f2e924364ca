package dev.terrane.engine.process.math;

import dev.terrane.engine.kernel.Arithmetic;
import dev.terrane.engine.process.UnaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code ln}: The logarithm to base e. */
public final class Ln implements UnaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("ln")
                .summary("Natural logarithm")
                .description(
                        "The logarithm to base *e*. For 0 it is minus infinity, for negative numbers NaN. No-data stays no-data.")
                .categories("math > exponential & logarithmic")
                .parameters(Parameter.required(
                        "x", "The number.", Schema.numberOrNull().with("minimum", 0)))
                .returns(Schema.numberOrNull(), "The logarithm.");
    }

    @Override
    public Kernel1 kernel() {
        return Arithmetic::ln;
    }
}
