package dev.terrane.engine.process.math;

import dev.terrane.engine.kernel.Arithmetic;
import dev.terrane.engine.process.UnaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code floor}: The greatest integer that is not greater than the number. */
public final class Floor implements UnaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("floor")
                .summary("Round down")
                .description("The greatest integer that is not greater than the number. No-data stays no-data.")
                .categories("math > rounding")
                .parameters(Parameter.required("x", "The number.", Schema.numberOrNull()))
                .returns(Schema.types("integer", "null"), "The integer.");
    }

    @Override
    public Kernel1 kernel() {
        return Arithmetic::floor;
    }
}
