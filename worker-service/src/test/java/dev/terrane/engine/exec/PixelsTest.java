package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.engine.process.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Blocks of more than one pixel, where what happens to one must not depend on its neighbours. */
class PixelsTest {
    private static final Value TRUTHS = Value.Pixels.truths(new double[] {1, 0, 1}, new boolean[] {true, true, false});
    private static final Value NUMBERS =
            Value.Pixels.numbers(new double[] {1, 0, 7}, new boolean[] {true, true, false});

    @Test
    void anEndWithItsNodataIsTheEndOfThatPixel() {
        Value data = new Value.Array(
                List.of(
                        Value.Pixels.numbers(new double[] {1, 2, 3}, new boolean[] {false, true, true}),
                        Value.Pixels.numbers(new double[] {4, 5, 6}, new boolean[] {true, true, false})),
                null);
        assertThat(of(call("first", "data", data, "ignore_nodata", new Value.Scalar(false))))
                .containsExactly(null, 2.0, 3.0);
        assertThat(of(call("last", "data", data, "ignore_nodata", new Value.Scalar(false))))
                .containsExactly(4.0, 5.0, null);
        assertThat(of(call("first", "data", data))).containsExactly(4.0, 2.0, 3.0);
        assertThat(of(call("last", "data", data))).containsExactly(4.0, 5.0, 3.0);
    }

    @Test
    void theEndOfTruthValuesIsATruthValue() {
        Value data = new Value.Array(List.of(Value.NODATA, TRUTHS, new Value.Scalar(true)), null);
        Value first = call("first", "data", data);
        assertThat(of(first)).containsExactly(1.0, 0.0, 1.0);
        assertThat(((Value.Pixels) first).bool()).isTrue();
    }

    @Test
    void truthValuesAreComparedWithTruthValuesOnly() {
        assertThat(of(call("eq", "x", TRUTHS, "y", new Value.Scalar(false)))).containsExactly(0.0, 1.0, null);
        assertThat(of(call("neq", "x", TRUTHS, "y", new Value.Scalar(false)))).containsExactly(1.0, 0.0, null);
        assertThat(of(call("eq", "x", TRUTHS, "y", new Value.Scalar(1.0)))).containsExactly(0.0, 0.0, null);
        assertThat(of(call("eq", "x", NUMBERS, "y", TRUTHS))).containsExactly(0.0, 0.0, null);
        assertThat(of(call("neq", "x", NUMBERS, "y", new Value.Scalar("1")))).containsExactly(1.0, 1.0, null);
        assertThat(of(call("gt", "x", TRUTHS, "y", new Value.Scalar(-1.0)))).containsExactly(0.0, 0.0, null);
        assertThat(of(call("lte", "x", new Value.Scalar(true), "y", NUMBERS))).containsExactly(0.0, 0.0, null);
        assertThat(of(call("between", "x", TRUTHS, "min", new Value.Scalar(0.0), "max", new Value.Scalar(1.0))))
                .containsExactly(0.0, 0.0, null);
    }

    @Test
    void countingLooksAtEachPixel() {
        Value data = new Value.Array(
                List.of(NUMBERS, Value.Pixels.numbers(new double[] {Double.NaN, 1, 2}, null), new Value.Scalar(3.0)),
                null);
        assertThat(of(call("count", "data", data))).containsExactly(2.0, 3.0, 2.0);
        assertThat(of(call("count", "data", data, "condition", new Value.Scalar(true))))
                .containsExactly(3.0, 3.0, 3.0);
    }

    @Test
    void placesBeyondAllDigitsCostNothing() {
        Value x = Value.Pixels.numbers(new double[] {1.25e300, -2.5e-300, Double.NaN}, null);
        for (double places : new double[] {324, 400, 2e9, 1e300}) {
            assertThat(of(call("round", "x", x, "p", new Value.Scalar(places))))
                    .containsExactly(1.25e300, -2.5e-300, Double.NaN);
        }
        for (double places : new double[] {-309, -400, -2e9, -1e300}) {
            assertThat(of(call("round", "x", x, "p", new Value.Scalar(places)))).containsExactly(0.0, 0.0, Double.NaN);
        }
        assertThat(of(call("round", "x", x, "p", new Value.Scalar(-300.0)))).containsExactly(1e300, 0.0, Double.NaN);
        assertThat(of(call("round", "x", x, "p", new Value.Scalar(300.0))))
                .containsExactly(1.25e300, -2e-300, Double.NaN);
    }

    private static Value call(String id, Object... arguments) {
        Map<String, Value> given = new java.util.HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            given.put((String) arguments[i], (Value) arguments[i + 1]);
        }
        return Calls.call(id, given);
    }

    /** The values, null where no-data. */
    private static @Nullable Double[] of(Value value) {
        Value.Pixels pixels = (Value.Pixels) value;
        boolean[] valid = pixels.valid();
        @Nullable Double[] boxed = new Double[pixels.count()];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = valid == null || valid[i] ? (Double) pixels.values()[i] : null;
        }
        return boxed;
    }
}
