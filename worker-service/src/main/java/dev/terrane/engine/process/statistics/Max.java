package dev.terrane.engine.process.statistics;

import dev.terrane.engine.kernel.Statistics;
import dev.terrane.engine.process.ReducerProcess;
import dev.terrane.engine.process.Reductions;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code max(data)}: The largest number of an array. */
public final class Max implements ReducerProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("max")
                .summary("Largest number")
                .description("The largest number of an array. Without any number it is no-data.")
                .categories("math", "math > statistics", "reducer")
                .parameters(Reductions.numbers(), Reductions.ignoreNodata())
                .returns(Schema.numberOrNull(), "The largest number.");
    }

    @Override
    public ReducerKernel kernel() {
        return Statistics::max;
    }
}
