package dev.terrane.engine.process.math;

import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.ScalarProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code constant(x)}: gives what it is given, so that a value can stand in a graph under a name. */
public final class Constant implements ScalarProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("constant")
                .summary("A value")
                .description("Gives the value that it is given. It lets a value stand in a graph under a name.")
                .categories("math > constants")
                .parameters(Parameter.required("x", "The value.", Schema.any()))
                .returns(Schema.any(), "The same value.");
    }

    @Override
    public Value apply(Arguments arguments) {
        return arguments.get("x");
    }
}
