package dev.terrane.engine.process.trigonometry;

import dev.terrane.engine.kernel.Trigonometry;
import dev.terrane.engine.process.UnaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code arcsin}: Inverse sine. */
public final class Arcsin implements UnaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("arcsin")
                .summary("Inverse sine")
                .description("Inverse sine. Outside of its domain the result is NaN. No-data stays no-data.")
                .categories("math > trigonometric")
                .parameters(Parameter.required(
                        "x",
                        "The number.",
                        Schema.numberOrNull().with("minimum", -1).with("maximum", 1)))
                .returns(Schema.numberOrNull(), "The result.");
    }

    @Override
    public Kernel1 kernel() {
        return Trigonometry::arcsin;
    }
}
