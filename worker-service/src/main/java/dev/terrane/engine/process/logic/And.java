package dev.terrane.engine.process.logic;

import dev.terrane.engine.kernel.Logic;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.ScalarProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code and(x, y)}: True where both are true, false where either is false. */
public final class And implements ScalarProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("and")
                .summary("Logical AND")
                .description("True where both are true, false where either is false; otherwise no-data.")
                .categories("logic")
                .parameters(
                        Parameter.required("x", "The first truth value.", Schema.boolOrNull()),
                        Parameter.required("y", "The second truth value.", Schema.boolOrNull()))
                .returns(Schema.boolOrNull(), "The answer.");
    }

    @Override
    public Value apply(Arguments arguments) {
        return Truths.combine(arguments, Logic::and);
    }
}
