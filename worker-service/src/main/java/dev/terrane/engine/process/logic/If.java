package dev.terrane.engine.process.logic;

import dev.terrane.engine.kernel.Logic;
import dev.terrane.engine.kernel.Validity;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.Branching;
import dev.terrane.engine.process.Elementwise;
import dev.terrane.engine.process.ScalarProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;
import java.util.Set;

/** {@code if(value, accept, reject)}: one of two values; the one not taken is not even computed. */
public final class If implements ScalarProcess, Branching {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("if")
                .summary("Choose by a condition")
                .description("Gives `accept` where the condition is true, and `reject` where it is false or no-data.")
                .categories("logic", "comparison", "masks")
                .parameters(
                        Parameter.required("value", "The condition.", Schema.boolOrNull()),
                        Parameter.required("accept", "What is given where it is true.", Schema.any()),
                        Parameter.nullByDefault("reject", "What is given elsewhere.", Schema.any()))
                .returns(Schema.any(), "One of the two.");
    }

    @Override
    public Set<String> branches() {
        return Set.of("accept", "reject");
    }

    @Override
    public Set<String> taken(Arguments arguments) {
        Value condition = arguments.get("value");
        if (!(condition instanceof Value.Pixels)) {
            boolean accepted = condition instanceof Value.Scalar scalar && Boolean.TRUE.equals(scalar.value());
            return Set.of(accepted ? "accept" : "reject");
        }
        Value.Pixels truth = Truths.of(arguments, "value", condition, 1);
        int accepted = Logic.countTrue(truth.values(), truth.valid());
        if (accepted == 0 || accepted == truth.count()) {
            return Set.of(accepted == 0 ? "reject" : "accept");
        }
        return branches();
    }

    @Override
    public Value apply(Arguments arguments) {
        Value condition = arguments.get("value");
        Set<String> taken = taken(arguments);
        if (taken.size() == 1) {
            Value all = arguments.get(taken.iterator().next());
            return !(condition instanceof Value.Pixels) || all instanceof Value.Pixels
                    ? all
                    : pixels(arguments, all, Elementwise.count(condition));
        }
        Value.Pixels truth = Truths.of(arguments, "value", condition, 1);
        Value.Pixels accept = pixels(arguments, arguments.get("accept"), truth.count());
        Value.Pixels reject = pixels(arguments, arguments.get("reject"), truth.count());
        double[] out = new double[truth.count()];
        boolean[] valid = new boolean[out.length];
        Logic.choose(
                truth.values(),
                truth.valid(),
                accept.values(),
                accept.valid(),
                reject.values(),
                reject.valid(),
                out,
                valid);
        return new Value.Pixels(accept.bool() && reject.bool(), out, Validity.compact(valid));
    }

    private static Value.Pixels pixels(Arguments arguments, Value value, int count) {
        return Elementwise.pixels(arguments, "accept", value, count);
    }
}
