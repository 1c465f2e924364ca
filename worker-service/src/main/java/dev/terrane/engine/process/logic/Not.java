package dev.terrane.engine.process.logic;

import dev.terrane.engine.kernel.Logic;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.Elementwise;
import dev.terrane.engine.process.ScalarProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code not(x)}: turns a truth value round. */
public final class Not implements ScalarProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("not")
                .summary("Logical NOT")
                .description("True becomes false and false becomes true; no-data stays no-data.")
                .categories("logic")
                .parameters(Parameter.required("x", "The truth value.", Schema.boolOrNull()))
                .returns(Schema.boolOrNull(), "Its opposite.");
    }

    @Override
    public Value apply(Arguments arguments) {
        Value x = arguments.get("x");
        Value.Pixels in = Truths.of(arguments, "x", x, 1);
        double[] out = new double[in.count()];
        Logic.not(in.values(), out);
        return Elementwise.like(Value.Pixels.truths(out, in.valid()), x);
    }
}
