package dev.terrane.engine.process.math;

import dev.terrane.engine.kernel.Arithmetic;
import dev.terrane.engine.process.UnaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;
import dev.terrane.model.process.Schemas;

/** {@code sgn}: Tells the sign of a number: -1, 0 or 1. */
public final class Sgn implements UnaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("sgn")
                .summary("Sign")
                .description("Tells the sign of a number: -1, 0 or 1. No-data stays no-data.")
                .categories("math")
                .parameters(Parameter.required("x", "The number.", Schema.numberOrNull()))
                .returns(Schemas.parse("{\"type\": [\"number\", \"null\"], \"enum\": [-1, 0, 1, null]}"), "The sign.");
    }

    @Override
    public Kernel1 kernel() {
        return Arithmetic::sgn;
    }
}
