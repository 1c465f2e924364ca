package dev.terrane.engine.process.trigonometry;

import dev.terrane.engine.kernel.Trigonometry;
import dev.terrane.engine.process.UnaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code arctan}: Inverse tangent. */
public final class Arctan implements UnaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("arctan")
                .summary("Inverse tangent")
                .description("Inverse tangent. Outside of its domain the result is NaN. No-data stays no-data.")
                .categories("math > trigonometric")
                .parameters(Parameter.required("x", "The number.", Schema.numberOrNull()))
                .returns(Schema.numberOrNull(), "The result.");
    }

    @Override
    public Kernel1 kernel() {
        return Trigonometry::arctan;
    }
}
