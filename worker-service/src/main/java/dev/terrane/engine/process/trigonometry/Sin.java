package dev.terrane.engine.process.trigonometry;

import dev.terrane.engine.kernel.Trigonometry;
import dev.terrane.engine.process.UnaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code sin}: Sine of an angle in radians. */
public final class Sin implements UnaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("sin")
                .summary("Sine")
                .description("Sine of an angle in radians. No-data stays no-data.")
                .categories("math > trigonometric")
                .parameters(Parameter.required("x", "The angle in radians.", Schema.numberOrNull()))
                .returns(Schema.numberOrNull().with("minimum", -1).with("maximum", 1), "The result.");
    }

    @Override
    public Kernel1 kernel() {
        return Trigonometry::sin;
    }
}
