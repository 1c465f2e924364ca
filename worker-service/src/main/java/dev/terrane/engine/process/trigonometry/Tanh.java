package dev.terrane.engine.process.trigonometry;

import dev.terrane.engine.kernel.Trigonometry;
import dev.terrane.engine.process.UnaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code tanh}: Hyperbolic tangent of a number. */
public final class Tanh implements UnaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("tanh")
                .summary("Hyperbolic tangent")
                .description("Hyperbolic tangent of a number. No-data stays no-data.")
                .categories("math > trigonometric")
                .parameters(Parameter.required("x", "The number.", Schema.numberOrNull()))
                .returns(Schema.numberOrNull().with("minimumExclusive", -1).with("maximumExclusive", 1), "The result.");
    }

    @Override
    public Kernel1 kernel() {
        return Trigonometry::tanh;
    }
}
