package dev.terrane.engine.process.math;

import dev.terrane.engine.kernel.Arithmetic;
import dev.terrane.engine.process.UnaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code absolute}: The distance of a number from zero. */
public final class Absolute implements UnaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("absolute")
                .summary("Absolute value")
                .description("The distance of a number from zero. No-data stays no-data.")
                .categories("math")
                .parameters(Parameter.required("x", "The number.", Schema.numberOrNull()))
                .returns(Schema.numberOrNull().with("minimum", 0), "The absolute value.");
    }

    @Override
    public Kernel1 kernel() {
        return Arithmetic::absolute;
    }
}
