package dev.terrane.engine.process.statistics;

import dev.terrane.engine.kernel.Statistics;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.ArrayProcess;
import dev.terrane.engine.process.Reductions;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code last(data)}: the last element of an array. */
public final class Last implements ArrayProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("last")
                .summary("Last element")
                .description("Gives the last element of an array; by default the last one that is not no-data.")
                .categories("arrays", "reducer")
                .parameters(
                        Parameter.required("data", "The array.", Schema.arrayOf(Schema.any())),
                        Reductions.ignoreNodata())
                .returns(Schema.any(), "The element.");
    }

    @Override
    public Value apply(Arguments arguments) {
        return Endings.of(arguments, true, Statistics::last);
    }
}
