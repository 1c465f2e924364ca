package dev.terrane.engine.process.trigonometry;

import dev.terrane.engine.kernel.Trigonometry;
import dev.terrane.engine.process.UnaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code tan}: Tangent of an angle in radians. */
public final class Tan implements UnaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("tan")
                .summary("Tangent")
                .description("Tangent of an angle in radians. No-data stays no-data.")
                .categories("math > trigonometric")
                .parameters(Parameter.required("x", "The angle in radians.", Schema.numberOrNull()))
                .returns(Schema.numberOrNull(), "The result.");
    }

    @Override
    public Kernel1 kernel() {
        return Trigonometry::tan;
    }
}
