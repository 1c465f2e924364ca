package dev.terrane.engine.process.math;

import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.Elementwise;
import dev.terrane.engine.process.ScalarProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** {@code round(x, p)}: to so many decimal places, halves to the even digit of the decimal text. */
public final class Round implements ScalarProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("round")
                .summary("Round")
                .description("Rounds to `p` decimal places; a negative `p` rounds to tens, hundreds and so on. A number"
                        + " halfway between two goes to the even one. No-data stays no-data.")
                .categories("math > rounding")
                .parameters(
                        Parameter.required("x", "The number.", Schema.numberOrNull()),
                        Parameter.optional("p", "Decimal places.", Schema.integer(), 0))
                .returns(Schema.numberOrNull(), "The rounded number.");
    }

    @Override
    public Value apply(Arguments arguments) {
        Value x = arguments.get("x");
        int places = (int) arguments.number("p");
        Value.Pixels in = Elementwise.numbers(arguments, "x", x, 1);
        double[] out = new double[in.count()];
        for (int i = 0; i < out.length; i++) {
            double value = in.values()[i];
            if (places == 0 || !Double.isFinite(value)) {
                out[i] = Math.rint(value);
            } else {
                out[i] = BigDecimal.valueOf(value)
                        .setScale(places, RoundingMode.HALF_EVEN)
                        .doubleValue();
            }
        }
        return Elementwise.like(Value.Pixels.numbers(out, in.valid()), x);
    }
}
