package dev.terrane.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What the loop decides is what the decimal text gives. */
class RoundingTest {
    @Property(tries = 20_000)
    void whatIsDecidedIsWhatTheTextGives(@ForAll("numbers") double x, @ForAll @IntRange(min = -30, max = 30) int p) {
        double[] out = new double[1];
        boolean[] undecided = new boolean[1];
        Rounding.toPlaces(new double[] {x}, p, out, undecided);
        if (!undecided[0]) {
            assertThat(out[0])
                    .isEqualTo(0.0
                            + BigDecimal.valueOf(x)
                                    .setScale(p, RoundingMode.HALF_EVEN)
                                    .doubleValue());
        }
    }

    @Test
    void almostAllNumbersAreDecided() {
        double[] x = new double[10_000];
        for (int i = 0; i < x.length; i++) {
            x[i] = i / 7919.0;
        }
        assertThat(Rounding.toPlaces(x, 2, new double[x.length], new boolean[x.length]))
                .isLessThan(10);
    }

    @Provide
    Arbitrary<Double> numbers() {
        Arbitrary<Double> decimals = Combinators.combine(
                        Arbitraries.longs().between(-1_000_000_000L, 1_000_000_000L),
                        Arbitraries.integers().between(0, 12))
                .as((digits, scale) -> BigDecimal.valueOf(digits, scale).doubleValue());
        Arbitrary<Double> halves =
                Arbitraries.longs().between(-100_000, 100_000).map(n -> n * 10 + 5.0);
        return Arbitraries.oneOf(Arbitraries.doubles(), decimals, halves, decimals.map(Math::nextUp));
    }
}
