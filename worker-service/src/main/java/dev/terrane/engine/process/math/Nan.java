package dev.terrane.engine.process.math;

import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.ScalarProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code nan()}: Not a number. */
public final class Nan implements ScalarProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("nan")
                .summary("Not a number")
                .description("The value NaN, which is not no-data.")
                .categories("math > constants")
                .returns(Schema.any(), "The number.")
                .asExperimental();
    }

    @Override
    public Value apply(Arguments arguments) {
        return new Value.Scalar(Double.NaN);
    }
}
