package dev.terrane.engine.process.math;

import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.ScalarProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code pi()}: Pi. */
public final class Pi implements ScalarProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("pi")
                .summary("Pi")
                .description("The number π: the circumference of a circle of diameter 1.")
                .categories("math > constants", "math > trigonometric")
                .returns(Schema.number(), "The number.");
    }

    @Override
    public Value apply(Arguments arguments) {
        return new Value.Scalar(Math.PI);
    }
}
