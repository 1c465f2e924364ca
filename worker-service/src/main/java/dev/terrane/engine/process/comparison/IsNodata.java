package dev.terrane.engine.process.comparison;

import dev.terrane.engine.kernel.Comparison;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.ScalarProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code is_nodata(x)}: Whether a value is no-data. */
public final class IsNodata implements ScalarProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("is_nodata")
                .summary("Is no-data")
                .description("Whether a value is no-data. NaN is no-data only where the cube says so.")
                .categories("comparison")
                .parameters(Parameter.required("x", "The value.", Schema.any()))
                .returns(Schema.bool(), "The answer.");
    }

    @Override
    public Value apply(Arguments arguments) {
        return Asking.pixels(arguments, (x, valid, out) -> Comparison.isNodata(valid, out), false, true);
    }
}
