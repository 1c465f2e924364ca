package dev.terrane.engine.process.comparison;

import dev.terrane.engine.kernel.Comparison;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.ScalarProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code is_infinite(x)}: Whether a value is an infinity. */
public final class IsInfinite implements ScalarProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("is_infinite")
                .summary("Is infinite")
                .description(
                        "Whether a value is an infinity. It is false for no-data and for all that is not a number.")
                .categories("comparison")
                .parameters(Parameter.required("x", "The value.", Schema.any()))
                .returns(Schema.bool(), "The answer.")
                .asExperimental();
    }

    @Override
    public Value apply(Arguments arguments) {
        return Asking.pixels(arguments, Comparison::isInfinite, false, false);
    }
}
