package dev.terrane.api.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.api.config.ApiSettings;
import dev.terrane.api.persistence.JobEntity;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.job.BudgetLimit;
import dev.terrane.model.job.JobUsage;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BillingTest {
    private static final JobUsage AN_HOUR_OF_EACH = new JobUsage(3600, 3600 * 1024, 3600, 1_000_000_000, 1_000_000_000);

    private static Billing billing(String... settings) {
        Map<String, String> all = new HashMap<>(Map.of("openeo.auth.secret", "s"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put("openeo.billing." + settings[i], settings[i + 1]);
        }
        return new Billing(ApiSettings.of(all));
    }

    private static Billing charging(String... plans) {
        Map<String, String> all = new HashMap<>(Map.of(
                "currency", "EUR",
                "prices.cpu-hour", "1",
                "prices.memory-gib-hour", "0.1",
                "prices.hour", "0.01",
                "prices.network-gb", "0.001",
                "prices.storage-gb", "0.0001"));
        for (String plan : plans) {
            all.put("plans." + plan + ".description", "A plan.");
        }
        return billing(all.entrySet().stream()
                .flatMap(entry -> java.util.stream.Stream.of(entry.getKey(), entry.getValue()))
                .toArray(String[]::new));
    }

    @Test
    void everyUnitHasItsPrice() {
        assertThat(charging().costs(new BigDecimal("2"), AN_HOUR_OF_EACH)).isEqualByComparingTo("3.1111");
    }

    @Test
    void onlyWhatIsChargedHasAPrice() {
        assertThat(charging().price(AN_HOUR_OF_EACH).orElseThrow()).isEqualByComparingTo("1.1111");
        assertThat(billing("prices.cpu-hour", "5").price(AN_HOUR_OF_EACH)).isEmpty();
    }

    @Test
    void withoutACurrencyNothingCostsAnythingAndPlansMeanNothing() {
        assertThat(billing("prices.cpu-hour", "5").costs(BigDecimal.ZERO, AN_HOUR_OF_EACH))
                .isZero();
        assertThat(billing().plan("free")).isNull();
        JobEntity job = new JobEntity();
        job.budget = BigDecimal.ONE;
        assertThat(billing().limit(job)).isNull();
    }

    @Test
    void aPlanIsFoundInAnyCaseOrIsTheOnlyOne() {
        assertThat(charging("free", "paid").plan("FREE")).isEqualTo("free");
        assertThat(charging("free").plan(null)).isEqualTo("free");
        assertThatThrownBy(() -> charging("free", "paid").plan(null))
                .satisfies(failure -> code(failure, "BillingPlanMissing"));
        assertThatThrownBy(() -> charging("free").plan("gold"))
                .satisfies(failure -> code(failure, "BillingPlanInvalid"));
    }

    @Test
    void whatEarlierStartsCostIsNoLongerThere() {
        JobEntity job = new JobEntity();
        job.budget = new BigDecimal("3");
        job.costsBefore = new BigDecimal("2");
        BudgetLimit limit = Objects.requireNonNull(charging().limit(job));
        assertThat(limit.isExceededBy(new JobUsage(3500, 0, 0, 0, 0))).isFalse();
        assertThat(limit.isExceededBy(new JobUsage(3700, 0, 0, 0, 0))).isTrue();
    }

    @Test
    void aBudgetIsUsedUpOnlyWhereSomethingIsCharged() {
        JobEntity job = new JobEntity();
        job.budget = new BigDecimal("3");
        job.costs = new BigDecimal("3.0");
        assertThat(charging().isUsedUp(job)).isTrue();
        assertThat(billing().isUsedUp(job)).isFalse();
        assertThat(billing().costs(job.costs, AN_HOUR_OF_EACH)).isEqualByComparingTo("3");
    }

    private static void code(Throwable failure, String code) {
        assertThat(((OpenEoException) failure).code()).isEqualTo(code);
    }
}
