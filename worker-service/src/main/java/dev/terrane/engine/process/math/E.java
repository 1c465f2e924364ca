package dev.terrane.engine.process.math;

import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.ScalarProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code e()}: Euler's number. */
public final class E implements ScalarProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("e")
                .summary("Euler's number")
                .description("The base of the natural logarithm.")
                .categories("math > constants", "math > exponential & logarithmic")
                .returns(Schema.number(), "The number.");
    }

    @Override
    public Value apply(Arguments arguments) {
        return new Value.Scalar(Math.E);
    }
}
