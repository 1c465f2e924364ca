package dev.terrane.engine.process.trigonometry;

import dev.terrane.engine.kernel.Trigonometry;
import dev.terrane.engine.process.UnaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code arccos}: Inverse cosine. */
public final class Arccos implements UnaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("arccos")
                .summary("Inverse cosine")
                .description("Inverse cosine. Outside of its domain the result is NaN. No-data stays no-data.")
                .categories("math > trigonometric")
                .parameters(Parameter.required(
                        "x",
                        "The number.",
                        Schema.numberOrNull().with("minimum", -1).with("maximum", 1)))
                .returns(Schema.numberOrNull().with("minimum", 0), "The result.");
    }

    @Override
    public Kernel1 kernel() {
        return Trigonometry::arccos;
    }
}
