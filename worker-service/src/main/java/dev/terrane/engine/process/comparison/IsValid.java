package dev.terrane.engine.process.comparison;

import dev.terrane.engine.kernel.Comparison;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.ScalarProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code is_valid(x)}: Whether a value is there: neither no-data nor NaN nor infinite. */
public final class IsValid implements ScalarProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("is_valid")
                .summary("Is valid")
                .description("Whether a value is there: neither no-data nor NaN nor infinite.")
                .categories("comparison")
                .parameters(Parameter.required("x", "The value.", Schema.any()))
                .returns(Schema.bool(), "The answer.");
    }

    @Override
    public Value apply(Arguments arguments) {
        return Asking.pixels(arguments, Comparison::isValid, true, false);
    }
}
