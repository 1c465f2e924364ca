package dev.terrane.model.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class BudgetLimitTest {
    private static final Prices PRICES = new Prices(2, 3, 5, 7, 11);

    @Test
    void everyMetricHasItsPrice() {
        assertThat(PRICES.cost(new JobUsage(1, 0, 0, 0, 0))).isEqualTo(2);
        assertThat(PRICES.cost(new JobUsage(0, 1, 0, 0, 0))).isEqualTo(3);
        assertThat(PRICES.cost(new JobUsage(0, 0, 1, 0, 0))).isEqualTo(5);
        assertThat(PRICES.cost(new JobUsage(0, 0, 0, 1, 0))).isEqualTo(7);
        assertThat(PRICES.cost(new JobUsage(0, 0, 0, 0, 1))).isEqualTo(11);
        assertThat(PRICES.cost(JobUsage.NONE)).isZero();
    }

    @Property
    void whatIsUsedTogetherCostsWhatItCostsApart(
            @ForAll @DoubleRange(max = 1e9) double cpu,
            @ForAll @DoubleRange(max = 1e9) double memory,
            @ForAll @DoubleRange(max = 1e9) double duration) {
        JobUsage one = new JobUsage(cpu, memory, duration, 3, 4);
        JobUsage other = new JobUsage(duration, cpu, memory, 5, 6);
        double apart = PRICES.cost(one) + PRICES.cost(other);
        assertThat(PRICES.cost(one.plus(other))).isCloseTo(apart, within(1e-12 * apart + 1e-9));
    }

    @Test
    void earlierAttemptsCountAndTheBudgetItselfMayBeUsedUp() {
        BudgetLimit limit = new BudgetLimit(PRICES, 20, new JobUsage(4, 0, 0, 0, 0));
        assertThat(limit.costs(new JobUsage(6, 0, 0, 0, 0))).isEqualTo(20);
        assertThat(limit.isExceededBy(new JobUsage(6, 0, 0, 0, 0))).isFalse();
        assertThat(limit.isExceededBy(new JobUsage(6.1, 0, 0, 0, 0))).isTrue();
    }

    @Test
    void whatIsNoPriceIsRefused() {
        for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Prices(0, 0, 0, wrong, 0)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
