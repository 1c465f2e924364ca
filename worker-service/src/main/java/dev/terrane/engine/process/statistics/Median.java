package dev.terrane.engine.process.statistics;

import dev.terrane.engine.kernel.OrderStatistics;
import dev.terrane.engine.process.ReducerProcess;
import dev.terrane.engine.process.Reductions;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code median(data)}: The number in the middle of the sorted array, or the mean of the two in the middle. */
public final class Median implements ReducerProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("median")
                .summary("Median")
                .description(
                        "The number in the middle of the sorted array, or the mean of the two in the middle. Without any number it is no-data.")
                .categories("math > statistics", "reducer")
                .parameters(Reductions.numbers(), Reductions.ignoreNodata())
                .returns(Schema.numberOrNull(), "The median.");
    }

    @Override
    public ReducerKernel kernel() {
        return OrderStatistics::median;
    }
}
