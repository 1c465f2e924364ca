package dev.terrane.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
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
        assertThat(config.jobs().lease()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.jobs().maxAttempts()).isEqualTo(3);
        assertThat(config.jobs().maxPerUser()).isEqualTo(8);
        assertThat(config.dispatch().every()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.dispatch().republishAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.dispatch().ahead()).isEqualTo(4);
        assertThat(config.storage().bucket()).isEqualTo("terrane");
        assertThat(config.storage().linkLifetime()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void everyNameIsHeard() {
        ApiConfig config = config(Map.ofEntries(
                Map.entry("openeo.auth.secret", "s"),
                Map.entry("openeo.auth.basic.users.ada", "lovelace"),
                Map.entry("openeo.auth.basic.token-lifetime", "PT1H"),
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
                Map.entry("openeo.dispatch.every", "PT1S"),
                Map.entry("openeo.dispatch.republish-after", "PT9S"),
                Map.entry("openeo.dispatch.ahead", "7"),
                Map.entry("openeo.storage.bucket", "b"),
                Map.entry("openeo.storage.link-lifetime", "PT2H")));
        assertThat(config.auth().basic().users()).containsEntry("ada", "lovelace");
        assertThat(config.collections().orElseThrow()).containsExactly("/a", "/b,c");
        assertThat(config.api().publicUrl()).hasToString("Optional[https://eo.example/openeo/1.2]");
        assertThat(config.api().production()).isTrue();
        assertThat(config.api().termsOfService()).hasToString("Optional[https://eo.example/terms]");
        assertThat(config.api().privacyPolicy()).hasToString("Optional[https://eo.example/privacy]");
        assertThat(config.api().maxBodySize().asLongValue()).isEqualTo(2L << 20);
        assertThat(config.jobs().maxAttempts()).isEqualTo(5);
        assertThat(config.jobs().maxPerUser()).isEqualTo(2);
        assertThat(config.jobs().lease()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.dispatch().ahead()).isEqualTo(7);
        assertThat(config.dispatch().every()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.dispatch().republishAfter()).isEqualTo(Duration.ofSeconds(9));
        assertThat(config.storage().bucket()).isEqualTo("b");
        assertThat(config.storage().linkLifetime()).isEqualTo(Duration.ofHours(2));
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
    }
}
