package dev.terrane.engine.process.math;

import dev.terrane.engine.kernel.Arithmetic;
import dev.terrane.engine.process.BinaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code log(x, base)}: The logarithm to a base. */
public final class Log implements BinaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("log")
                .summary("Logarithm")
                .description(
                        "The logarithm to a base. For 0 it is minus infinity, for negative numbers NaN. If either is no-data, so is the result.")
                .categories("math > exponential & logarithmic")
                .parameters(
                        Parameter.required(
                                "x", "The number.", Schema.numberOrNull().with("minimum", 0)),
                        Parameter.required("base", "The base.", Schema.numberOrNull()))
                .returns(Schema.numberOrNull(), "The logarithm.");
    }

    @Override
    public Kernel2 kernel() {
        return Arithmetic::log;
    }

    @Override
    public String second() {
        return "base";
    }
}
