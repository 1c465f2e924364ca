package dev.terrane.engine.process.logic;

import dev.terrane.engine.kernel.Logic;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.ScalarProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code or(x, y)}: True where either is true, false where both are false. */
public final class Or implements ScalarProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("or")
                .summary("Logical OR")
                .description("True where either is true, false where both are false; otherwise no-data.")
                .categories("logic")
                .parameters(
                        Parameter.required("x", "The first truth value.", Schema.boolOrNull()),
                        Parameter.required("y", "The second truth value.", Schema.boolOrNull()))
                .returns(Schema.boolOrNull(), "The answer.");
    }

    @Override
    public Value apply(Arguments arguments) {
        return Truths.combine(arguments, Logic::or);
    }
}
