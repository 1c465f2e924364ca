package dev.terrane.engine.process.trigonometry;

import dev.terrane.engine.kernel.Trigonometry;
import dev.terrane.engine.process.UnaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code cos}: Cosine of an angle in radians. */
public final class Cos implements UnaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("cos")
                .summary("Cosine")
                .description("Cosine of an angle in radians. No-data stays no-data.")
                .categories("math > trigonometric")
                .parameters(Parameter.required("x", "The angle in radians.", Schema.numberOrNull()))
                .returns(Schema.numberOrNull().with("minimum", -1).with("maximum", 1), "The result.");
    }

    @Override
    public Kernel1 kernel() {
        return Trigonometry::cos;
    }
}
