package dev.terrane.engine.process.math;

import dev.terrane.engine.kernel.Rounding;
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
    /** No double has a digit further behind the point. */
    private static final int MOST_PLACES = 323;

    /** No double has so many digits before the point. */
    private static final int LEAST_PLACES = -308;

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
        if (places > MOST_PLACES) {
            return Elementwise.like(Value.Pixels.numbers(in.values(), in.valid()), x);
        }
        double[] out = new double[in.count()];
        if (places == 0) {
            Rounding.toWhole(in.values(), out);
        } else {
            boolean[] undecided = new boolean[out.length];
            int left = Rounding.toPlaces(in.values(), places, out, undecided);
            for (int i = 0; left > 0 && i < out.length; i++) {
                out[i] = undecided[i] ? byText(in.values()[i], places) : out[i];
            }
        }
        return Elementwise.like(Value.Pixels.numbers(out, in.valid()), x);
    }

    /** The decimal text of a finite number, rounded. */
    private static double byText(double value, int places) {
        BigDecimal text = BigDecimal.valueOf(value);
        if (text.scale() <= places) {
            return value;
        }
        // A number with fewer digits is below a half; writing out its zeros would take long.
        boolean small = places < LEAST_PLACES || text.precision() - text.scale() < -places;
        return small ? 0 : text.setScale(places, RoundingMode.HALF_EVEN).doubleValue();
    }
}
