package dev.terrane.engine.process.trigonometry;

import dev.terrane.engine.kernel.Trigonometry;
import dev.terrane.engine.process.UnaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code sinh}: Hyperbolic sine of a number. */
public final class Sinh implements UnaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("sinh")
                .summary("Hyperbolic sine")
                .description("Hyperbolic sine of a number. No-data stays no-data.")
                .categories("math > trigonometric")
                .parameters(Parameter.required("x", "The number.", Schema.numberOrNull()))
                .returns(Schema.numberOrNull(), "The result.");
    }

    @Override
    public Kernel1 kernel() {
        return Trigonometry::sinh;
    }
}
