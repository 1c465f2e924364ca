package dev.terrane.engine.process.math;

import dev.terrane.engine.kernel.Arithmetic;
import dev.terrane.engine.process.UnaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code ceil}: The least integer that is not less than the number. */
public final class Ceil implements UnaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("ceil")
                .summary("Round up")
                .description("The least integer that is not less than the number. No-data stays no-data.")
                .categories("math > rounding")
                .parameters(Parameter.required("x", "The number.", Schema.numberOrNull()))
                .returns(Schema.types("integer", "null"), "The integer.");
    }

    @Override
    public Kernel1 kernel() {
        return Arithmetic::ceil;
    }
}
