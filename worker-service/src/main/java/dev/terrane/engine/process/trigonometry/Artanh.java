package dev.terrane.engine.process.trigonometry;

import dev.terrane.engine.kernel.Trigonometry;
import dev.terrane.engine.process.UnaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code artanh}: Inverse hyperbolic tangent. */
public final class Artanh implements UnaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("artanh")
                .summary("Inverse hyperbolic tangent")
                .description(
                        "Inverse hyperbolic tangent. Outside of its domain the result is NaN. No-data stays no-data.")
                .categories("math > trigonometric")
                .parameters(Parameter.required(
                        "x",
                        "The number.",
                        Schema.numberOrNull().with("minimumExclusive", -1).with("maximumExclusive", 1)))
                .returns(Schema.numberOrNull(), "The result.");
    }

    @Override
    public Kernel1 kernel() {
        return Trigonometry::artanh;
    }
}
