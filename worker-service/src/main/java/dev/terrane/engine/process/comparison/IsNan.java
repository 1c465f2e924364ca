package dev.terrane.engine.process.comparison;

import dev.terrane.engine.kernel.Comparison;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.ScalarProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code is_nan(x)}: Whether a value is NaN. */
public final class IsNan implements ScalarProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("is_nan")
                .summary("Is not a number")
                .description("Whether a value is NaN. It is false for no-data and for all that is not a number.")
                .categories("comparison", "math > constants")
                .parameters(Parameter.required("x", "The value.", Schema.any()))
                .returns(Schema.bool(), "The answer.");
    }

    @Override
    public Value apply(Arguments arguments) {
        return Asking.pixels(arguments, Comparison::isNan, false, false);
    }
}
