package dev.terrane.engine.process.statistics;

import dev.terrane.engine.kernel.Statistics;
import dev.terrane.engine.process.ReducerProcess;
import dev.terrane.engine.process.Reductions;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code variance(data)}: The variance of a sample (divisor n - 1). */
public final class Variance implements ReducerProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("variance")
                .summary("Variance")
                .description(
                        "The variance of a sample (divisor n - 1). One number alone gives no-data. Without any number it is no-data.")
                .categories("math > statistics", "reducer")
                .parameters(Reductions.numbers(), Reductions.ignoreNodata())
                .returns(Schema.numberOrNull(), "The variance.");
    }

    @Override
    public ReducerKernel kernel() {
        return Statistics::variance;
    }
}
