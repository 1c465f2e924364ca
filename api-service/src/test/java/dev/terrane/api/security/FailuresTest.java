package dev.terrane.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.api.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final TestClock clock = new TestClock();
    private final Failures failures = new Failures(3, Duration.ofMinutes(1), clock);

    private void fail(String key, int times) {
        for (int i = 0; i < times; i++) {
            failures.add(key);
        }
    }

    @Test
    void theLimitIsToldWithTheTimeThatIsLeft() {
        fail("name ada", 2);
        failures.check("name ada");
        fail("name ada", 1);
        clock.pass(Duration.ofSeconds(20));
        assertThatThrownBy(() -> failures.check("name ada"))
                .isInstanceOfSatisfying(
                        TooManyFailures.class,
                        refused -> assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(40)));
        assertThatCode(() -> failures.check("name grace")).doesNotThrowAnyException();
    }

    @Test
    void afterTheWindowItBeginsAnew() {
        fail("name ada", 3);
        clock.pass(Duration.ofMinutes(1));
        failures.check("name ada");
        fail("name ada", 2);
        assertThatCode(() -> failures.check("name ada")).doesNotThrowAnyException();
    }

    @Test
    void successForgetsTheFailuresOfAName() {
        fail("name ada", 2);
        failures.forget("name ada");
        fail("name ada", 2);
        assertThatCode(() -> failures.check("name ada")).doesNotThrowAnyException();
    }

    @Test
    void manyNamesDoNotFillTheMemoryNorFreeTheAddressTheyComeFrom() {
        for (int i = 0; i < 3 * Failures.MOST; i++) {
            failures.add("address 203.0.113.9");
            failures.add("name " + i);
        }
        assertThat(failures.size()).isEqualTo(Failures.MOST);
        assertThatThrownBy(() -> failures.check("address 203.0.113.9")).isInstanceOf(TooManyFailures.class);
    }
}
