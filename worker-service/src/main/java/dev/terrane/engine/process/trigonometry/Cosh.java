package dev.terrane.engine.process.trigonometry;

import dev.terrane.engine.kernel.Trigonometry;
import dev.terrane.engine.process.UnaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code cosh}: Hyperbolic cosine of a number. */
public final class Cosh implements UnaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("cosh")
                .summary("Hyperbolic cosine")
                .description("Hyperbolic cosine of a number. No-data stays no-data.")
                .categories("math > trigonometric")
                .parameters(Parameter.required("x", "The number.", Schema.numberOrNull()))
                .returns(Schema.numberOrNull().with("minimum", 1), "The result.");
    }

    @Override
    public Kernel1 kernel() {
        return Trigonometry::cosh;
    }
}
