package dev.terrane.engine.process.trigonometry;

import dev.terrane.engine.kernel.Trigonometry;
import dev.terrane.engine.process.UnaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code arcosh}: Inverse hyperbolic cosine. */
public final class Arcosh implements UnaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("arcosh")
                .summary("Inverse hyperbolic cosine")
                .description(
                        "Inverse hyperbolic cosine. Outside of its domain the result is NaN. No-data stays no-data.")
                .categories("math > trigonometric")
                .parameters(Parameter.required("x", "The number.", Schema.numberOrNull()))
                .returns(Schema.numberOrNull().with("minimum", 0), "The result.");
    }

    @Override
    public Kernel1 kernel() {
        return Trigonometry::arcosh;
    }
}
