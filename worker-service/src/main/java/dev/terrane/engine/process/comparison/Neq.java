package dev.terrane.engine.process.comparison;

import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.ScalarProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code neq(x, y)}: whether two values are not equal. */
public final class Neq implements ScalarProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("neq")
                .summary("Not equal")
                .description(
                        "Whether `x` and `y` are not equal. Values of different types are never equal, NaN equals nothing. If either is no-data, so is the answer.")
                .categories("texts", "comparison")
                .parameters(
                        Comparing.operand("x", "The first value."),
                        Comparing.operand("y", "The second value."),
                        Comparing.delta(),
                        Comparing.caseSensitive())
                .returns(Schema.boolOrNull(), "The answer.");
    }

    @Override
    public Value apply(Arguments arguments) {
        return Comparing.equal(arguments, true);
    }
}
