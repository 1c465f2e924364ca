package dev.terrane.engine.process.logic;

import dev.terrane.engine.kernel.Logic;
import dev.terrane.engine.kernel.Validity;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.Elementwise;
import dev.terrane.engine.process.ScalarProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code xor(x, y)}: true where exactly one is true. */
public final class Xor implements ScalarProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("xor")
                .summary("Logical XOR")
                .description("True where one is true and the other false. If either is no-data, so is the answer.")
                .categories("logic")
                .parameters(
                        Parameter.required("x", "The first truth value.", Schema.boolOrNull()),
                        Parameter.required("y", "The second truth value.", Schema.boolOrNull()))
                .returns(Schema.boolOrNull(), "The answer.");
    }

    @Override
    public Value apply(Arguments arguments) {
        Value x = arguments.get("x");
        Value y = arguments.get("y");
        int count = Math.max(Elementwise.count(x), Elementwise.count(y));
        Value.Pixels a = Truths.of(arguments, "x", x, count);
        Value.Pixels b = Truths.of(arguments, "y", y, count);
        double[] out = new double[count];
        Logic.xor(a.values(), b.values(), out);
        return Elementwise.like(Value.Pixels.truths(out, Validity.and(a.valid(), b.valid())), x, y);
    }
}
