package dev.terrane.engine.process.math;

import dev.terrane.engine.kernel.Arithmetic;
import dev.terrane.engine.process.UnaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code int}: Cuts the fraction off, towards zero. */
public final class Int implements UnaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("int")
                .summary("Integer part")
                .description("Cuts the fraction off, towards zero. No-data stays no-data.")
                .categories("math", "math > rounding")
                .parameters(Parameter.required("x", "The number.", Schema.numberOrNull()))
                .returns(Schema.types("integer", "null"), "The integer.");
    }

    @Override
    public Kernel1 kernel() {
        return Arithmetic::truncate;
    }
}
