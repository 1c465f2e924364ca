package dev.terrane.engine.process.math;

import dev.terrane.engine.kernel.Arithmetic;
import dev.terrane.engine.process.BinaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code power(base, p)}: Raises base to the power p. */
public final class Power implements BinaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("power")
                .summary("Power")
                .description("Raises `base` to the power `p`. If either is no-data, so is the result.")
                .categories("math", "math > exponential & logarithmic")
                .parameters(
                        Parameter.required("base", "The base.", Schema.numberOrNull()),
                        Parameter.required("p", "The exponent.", Schema.numberOrNull()))
                .returns(Schema.numberOrNull(), "The power.");
    }

    @Override
    public Kernel2 kernel() {
        return Arithmetic::power;
    }

    @Override
    public String first() {
        return "base";
    }

    @Override
    public String second() {
        return "p";
    }
}
