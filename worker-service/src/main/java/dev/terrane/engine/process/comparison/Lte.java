package dev.terrane.engine.process.comparison;

import dev.terrane.engine.kernel.Comparison;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.ScalarProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code lte(x, y)}: whether a number is less than or equal to another. */
public final class Lte implements ScalarProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("lte")
                .summary("Less than or equal")
                .description(
                        "Whether `x` is less than or equal to `y`. Only numbers can be compared so, for all else the answer is false. If either is no-data, so is the answer.")
                .categories("comparison")
                .parameters(Comparing.operand("x", "The first number."), Comparing.operand("y", "The second number."))
                .returns(Schema.boolOrNull(), "The answer.");
    }

    @Override
    public Value apply(Arguments arguments) {
        return Comparing.ordered(arguments, Comparison::lte);
    }
}
