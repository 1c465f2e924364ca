package dev.terrane.engine.process.statistics;

import dev.terrane.engine.kernel.Statistics;
import dev.terrane.engine.process.ReducerProcess;
import dev.terrane.engine.process.Reductions;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code sum(data)}: Adds up all numbers of an array. */
public final class Sum implements ReducerProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("sum")
                .summary("Sum of all numbers")
                .description("Adds up all numbers of an array. Without any number it is no-data.")
                .categories("math", "reducer")
                .parameters(Reductions.numbers(), Reductions.ignoreNodata())
                .returns(Schema.numberOrNull(), "The sum.");
    }

    @Override
    public ReducerKernel kernel() {
        return Statistics::sum;
    }
}
