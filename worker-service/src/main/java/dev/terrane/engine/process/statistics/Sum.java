package dev.terrane.engine.process.statistics;

import dev.terrane.engine.kernel.Statistics;
import dev.terrane.engine.process.ReducerProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code sum(data)}: all numbers of an array added up. */
public final class Sum implements ReducerProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("sum")
                .summary("Sum of all numbers")
                .description("Adds up all numbers of an array. Without any number the result is no-data.")
                .categories("math", "reducer")
                .parameters(
                        Parameter.required("data", "The numbers.", Schema.arrayOf(Schema.numberOrNull())),
                        Parameter.optional(
                                "ignore_nodata",
                                "Whether no-data is left out. If not, a single no-data makes the result no-data.",
                                Schema.bool(),
                                true))
                .returns(Schema.numberOrNull(), "The sum.");
    }

    @Override
    public ReducerKernel kernel() {
        return Statistics::sum;
    }
}
