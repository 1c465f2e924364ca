package dev.terrane.engine.process.statistics;

import dev.terrane.engine.kernel.Statistics;
import dev.terrane.engine.process.ReducerProcess;
import dev.terrane.engine.process.Reductions;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code mean(data)}: The mean of all numbers of an array. */
public final class Mean implements ReducerProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("mean")
                .summary("Arithmetic mean")
                .description("The mean of all numbers of an array. Without any number it is no-data.")
                .categories("math > statistics", "reducer")
                .parameters(Reductions.numbers(), Reductions.ignoreNodata())
                .returns(Schema.numberOrNull(), "The mean.");
    }

    @Override
    public ReducerKernel kernel() {
        return Statistics::mean;
    }
}
