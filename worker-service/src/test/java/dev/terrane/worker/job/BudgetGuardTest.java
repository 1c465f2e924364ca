package dev.terrane.worker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.job.BudgetLimit;
import dev.terrane.model.job.JobUsage;
import dev.terrane.model.job.Prices;
import org.junit.jupiter.api.Test;

class BudgetGuardTest {
    private static final JobUsage THREE_SECONDS = new JobUsage(3, 0, 0, 0, 0);

    @Test
    void whatTheBudgetDoesNotCoverEndsTheAttemptForGood() {
        Prices prices = new Prices(2.5, 0, 0, 0, 0);
        assertThatCode(() -> new BudgetGuard(new BudgetLimit(prices, 7.5, JobUsage.NONE)).check(THREE_SECONDS))
                .doesNotThrowAnyException();
        BudgetGuard guard = new BudgetGuard(new BudgetLimit(prices, 9, new JobUsage(1, 0, 0, 0, 0)));
        assertThatThrownBy(() -> guard.check(THREE_SECONDS))
                .isInstanceOfSatisfying(OpenEoException.class, ended -> {
                    assertThat(ended.code()).isEqualTo("PaymentRequired");
                    assertThat(ended.httpStatus()).isEqualTo(402);
                    assertThat(Failures.mayPass(ended)).isFalse();
                })
                .hasMessageContaining("10.0000")
                .hasMessageContaining("9.00000");
    }

    @Test
    void withoutALimitEverythingIsCovered() {
        assertThatCode(() -> new BudgetGuard(null).check(THREE_SECONDS)).doesNotThrowAnyException();
    }
}
