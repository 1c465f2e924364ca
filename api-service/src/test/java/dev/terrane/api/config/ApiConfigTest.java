package dev.terrane.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pins every name and default of the API's settings: operators rely on them. */
class ApiConfigTest {
    private static ApiConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ApiConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 1))
                .build()
                .getConfigMapping(ApiConfig.class);
    }

    @Test
    void defaultsFitALaptop() {
        ApiConfig config = config(Map.of("openeo.auth.secret", "s"));
        assertThat(config.collections()).isEmpty();
        assertThat(config.api().publicUrl()).isEmpty();
        assertThat(config.api().title()).isEqualTo("Terrane");
        assertThat(config.api().production()).isFalse();
        assertThat(config.api().termsOfService()).isEmpty();
        assertThat(config.api().privacyPolicy()).isEmpty();
        assertThat(config.api().maxBodySize().asLongValue()).isEqualTo(32L << 20);
        assertThat(config.auth().basic().users()).isEmpty();
        assertThat(config.auth().basic().tokenLifetime()).isEqualTo(Duration.ofDays(2));
        assertThat(config.auth().basic().allowInProduction()).isFalse();
        assertThat(config.auth().basic().maxFailures()).isEqualTo(10);
        assertThat(config.auth().basic().failureWindow()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.auth().oidc()).isEmpty();
        assertThat(config.jobs().lease()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.jobs().maxAttempts()).isEqualTo(3);
        assertThat(config.jobs().maxPerUser()).isEqualTo(8);
        assertThat(config.jobs().maxInAll()).isZero();
        assertThat(config.dispatch().express()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.retention().results()).isEmpty();
        assertThat(config.retention().logs()).isEmpty();
        assertThat(config.retention().jobs()).isEmpty();
        assertThat(config.storage().secondSweepAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(config.storage().publicEndpoint()).isEmpty();
        assertThat(config.storage().downloads()).isEqualTo(ApiConfig.Downloads.REDIRECT);
        assertThat(config.jobs().stoppedQueuedStatus()).isEqualTo(ApiConfig.StoppedQueuedStatus.CREATED);
        assertThat(config.billing().currency()).isEmpty();
        assertThat(config.billing().defaultPlan()).isEmpty();
        assertThat(config.billing().plans()).isEmpty();
        assertThat(config.billing().prices().cpuHour()).isZero();
        assertThat(config.billing().prices().memoryGibHour()).isZero();
        assertThat(config.billing().prices().hour()).isZero();
        assertThat(config.billing().prices().networkGb()).isZero();
        assertThat(config.billing().prices().storageGb()).isZero();
        assertThat(config.dispatch().every()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.dispatch().republishAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.dispatch().ahead()).isEqualTo(4);
        assertThat(config.storage().bucket()).isEqualTo("terrane");
        assertThat(config.storage().linkLifetime()).isEqualTo(Duration.ofDays(1));
        assertThat(config.workspace().processes()).isEqualTo(1000);
        assertThat(config.workspace().processKib()).isEqualTo(1024);
        assertThat(config.workspace().files()).isEqualTo(10_000);
        assertThat(config.workspace().fileMib()).isEqualTo(1024);
        assertThat(config.workspace().quotaMib()).isEqualTo(10_240);
        assertThat(config.sync().timeout()).isEqualTo(Duration.ofMinutes(20));
        assertThat(config.sync().maxPerUser()).isEqualTo(4);
        assertThat(config.sync().keep()).isEqualTo(Duration.ofHours(1));
        assertThat(config.sync().download()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void everyNameIsHeard() {
        ApiConfig config = config(Map.ofEntries(
                Map.entry("openeo.auth.secret", "s"),
                Map.entry("openeo.auth.basic.users.ada", "lovelace"),
                Map.entry("openeo.auth.basic.token-lifetime", "PT1H"),
                Map.entry("openeo.auth.basic.allow-in-production", "true"),
                Map.entry("openeo.auth.basic.max-failures", "3"),
                Map.entry("openeo.auth.basic.failure-window", "PT2M"),
                Map.entry("openeo.collections", "/a,/b\\,c"),
                Map.entry("openeo.api.public-url", "https://eo.example/openeo/1.2"),
                Map.entry("openeo.api.title", "T"),
                Map.entry("openeo.api.production", "true"),
                Map.entry("openeo.api.terms-of-service", "https://eo.example/terms"),
                Map.entry("openeo.api.privacy-policy", "https://eo.example/privacy"),
                Map.entry("openeo.api.max-body-size", "2M"),
                Map.entry("openeo.jobs.lease", "PT10S"),
                Map.entry("openeo.jobs.max-attempts", "5"),
                Map.entry("openeo.jobs.max-per-user", "2"),
                Map.entry("openeo.jobs.stopped-queued-status", "canceled"),
                Map.entry("openeo.billing.currency", "EUR"),
                Map.entry("openeo.billing.prices.cpu-hour", "1"),
                Map.entry("openeo.billing.prices.memory-gib-hour", "2"),
                Map.entry("openeo.billing.prices.hour", "3"),
                Map.entry("openeo.billing.prices.network-gb", "4"),
                Map.entry("openeo.billing.prices.storage-gb", "5"),
                Map.entry("openeo.billing.default-plan", "free"),
                Map.entry("openeo.billing.plans.free.description", "For everybody."),
                Map.entry("openeo.billing.plans.free.paid", "false"),
                Map.entry("openeo.billing.plans.free.url", "https://eo.example/plans"),
                Map.entry("openeo.dispatch.every", "PT1S"),
                Map.entry("openeo.dispatch.republish-after", "PT9S"),
                Map.entry("openeo.dispatch.ahead", "7"),
                Map.entry("openeo.dispatch.express", "PT7S"),
                Map.entry("openeo.jobs.max-in-all", "70"),
                Map.entry("openeo.retention.results", "P7D"),
                Map.entry("openeo.retention.logs", "P8D"),
                Map.entry("openeo.retention.jobs", "P9D"),
                Map.entry("openeo.storage.second-sweep-after", "PT2H"),
                Map.entry("openeo.storage.public-endpoint", "https://s3.example.org"),
                Map.entry("openeo.storage.downloads", "stream"),
                Map.entry("openeo.sync.timeout", "PT5M"),
                Map.entry("openeo.sync.max-per-user", "9"),
                Map.entry("openeo.sync.keep", "PT3H"),
                Map.entry("openeo.sync.download", "PT4H"),
                Map.entry("openeo.storage.bucket", "b"),
                Map.entry("openeo.storage.link-lifetime", "PT2H"),
                Map.entry("openeo.workspace.processes", "1"),
                Map.entry("openeo.workspace.process-kib", "2"),
                Map.entry("openeo.workspace.files", "3"),
                Map.entry("openeo.workspace.file-mib", "4"),
                Map.entry("openeo.workspace.quota-mib", "5")));
        assertThat(config.auth().basic().users()).containsEntry("ada", "lovelace");
        assertThat(config.auth().basic().allowInProduction()).isTrue();
        assertThat(config.auth().basic().maxFailures()).isEqualTo(3);
        assertThat(config.auth().basic().failureWindow()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.collections().orElseThrow()).containsExactly("/a", "/b,c");
        assertThat(config.api().publicUrl()).hasToString("Optional[https://eo.example/openeo/1.2]");
        assertThat(config.api().production()).isTrue();
        assertThat(config.api().termsOfService()).hasToString("Optional[https://eo.example/terms]");
        assertThat(config.api().privacyPolicy()).hasToString("Optional[https://eo.example/privacy]");
        assertThat(config.api().maxBodySize().asLongValue()).isEqualTo(2L << 20);
        assertThat(config.jobs().maxAttempts()).isEqualTo(5);
        assertThat(config.jobs().maxPerUser()).isEqualTo(2);
        assertThat(config.jobs().stoppedQueuedStatus()).isEqualTo(ApiConfig.StoppedQueuedStatus.CANCELED);
        assertThat(config.billing().currency()).contains("EUR");
        assertThat(config.billing().prices().cpuHour()).isEqualTo(1);
        assertThat(config.billing().prices().memoryGibHour()).isEqualTo(2);
        assertThat(config.billing().prices().hour()).isEqualTo(3);
        assertThat(config.billing().prices().networkGb()).isEqualTo(4);
        assertThat(config.billing().prices().storageGb()).isEqualTo(5);
        assertThat(config.billing().defaultPlan()).contains("free");
        assertThat(config.billing().plans()).hasEntrySatisfying("free", plan -> {
            assertThat(plan.description()).isEqualTo("For everybody.");
            assertThat(plan.paid()).isFalse();
            assertThat(plan.url()).hasToString("Optional[https://eo.example/plans]");
        });
        assertThat(config.jobs().lease()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.dispatch().ahead()).isEqualTo(7);
        assertThat(config.dispatch().express()).isEqualTo(Duration.ofSeconds(7));
        assertThat(config.jobs().maxInAll()).isEqualTo(70);
        assertThat(config.retention().results()).contains(Duration.ofDays(7));
        assertThat(config.retention().logs()).contains(Duration.ofDays(8));
        assertThat(config.retention().jobs()).contains(Duration.ofDays(9));
        assertThat(config.storage().secondSweepAfter()).isEqualTo(Duration.ofHours(2));
        assertThat(config.storage().publicEndpoint()).contains(URI.create("https://s3.example.org"));
        assertThat(config.storage().downloads()).isEqualTo(ApiConfig.Downloads.STREAM);
        assertThat(config.dispatch().every()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.dispatch().republishAfter()).isEqualTo(Duration.ofSeconds(9));
        assertThat(config.storage().bucket()).isEqualTo("b");
        assertThat(config.storage().linkLifetime()).isEqualTo(Duration.ofHours(2));
        assertThat(config.workspace().processes()).isEqualTo(1);
        assertThat(config.workspace().processKib()).isEqualTo(2);
        assertThat(config.workspace().files()).isEqualTo(3);
        assertThat(config.workspace().fileMib()).isEqualTo(4);
        assertThat(config.workspace().quotaMib()).isEqualTo(5);
        assertThat(config.sync().timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.sync().maxPerUser()).isEqualTo(9);
        assertThat(config.sync().keep()).isEqualTo(Duration.ofHours(3));
        assertThat(config.sync().download()).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void settingsThatAreNotSafeAreRefused() {
        assertThatThrownBy(() -> SettingsCheck.check(config(Map.of("openeo.auth.secret", "short"))))
                .hasMessageContaining("openeo.auth.secret");
        String secret = "x".repeat(32);
        SettingsCheck.check(config(Map.of("openeo.auth.secret", secret, "openeo.auth.basic.users.ada", "pw")));
        assertThatThrownBy(() -> SettingsCheck.check(config(Map.of(
                        "openeo.auth.secret", secret,
                        "openeo.auth.basic.users.ada", "pw",
                        "openeo.api.production", "true"))))
                .hasMessageContaining("for development only");
        SettingsCheck.check(config(Map.of(
                "openeo.auth.secret", secret,
                "openeo.auth.basic.users.ada", "pw",
                "openeo.auth.basic.allow-in-production", "true",
                "openeo.api.public-url", "https://eo.example/openeo/1.2",
                "openeo.api.production", "true")));
        assertThatThrownBy(() -> SettingsCheck.check(
                        config(Map.of("openeo.auth.secret", secret, "openeo.api.production", "true"))))
                .hasMessageContaining("openeo.api.public-url");
        assertThatThrownBy(() -> SettingsCheck.check(
                        config(Map.of("openeo.auth.secret", secret, "openeo.auth.basic.users.\"kc~ada\"", "pw"))))
                .hasMessageContaining("kc~ada");
    }
}
