package dev.terrane.engine.process.comparison;

import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.ScalarProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code eq(x, y)}: whether two values are equal. */
public final class Eq implements ScalarProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("eq")
                .summary("Equal")
                .description(
                        "Whether `x` and `y` are equal. Values of different types are never equal, NaN equals nothing. If either is no-data, so is the answer.")
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
        return Comparing.equal(arguments, false);
    }
}
