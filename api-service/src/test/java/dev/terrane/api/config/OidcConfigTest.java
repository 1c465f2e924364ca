package dev.terrane.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Pins every name and default of the settings of a provider, and what is refused. */
class OidcConfigTest {
    private static Map<String, OidcConfig> providers(String... settings) {
        Map<String, String> all = new HashMap<>(
                Map.of("openeo.auth.secret", "s", "openeo.auth.oidc.kc.issuer", "https://kc.example/realms/eo"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put("openeo.auth.oidc." + settings[i], settings[i + 1]);
        }
        return ApiSettings.of(all).auth().oidc();
    }

    private static void refused(String reason, boolean production, String... settings) {
        assertThatThrownBy(() -> OidcCheck.check(providers(settings), production))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void anIssuerIsAllThatIsNeeded() {
        OidcConfig kc = Objects.requireNonNull(providers().get("kc"));
        assertThat(kc.issuer()).isEqualTo(URI.create("https://kc.example/realms/eo"));
        assertThat(kc.title()).isEmpty();
        assertThat(kc.description()).isEmpty();
        assertThat(kc.order()).isEqualTo(100);
        assertThat(kc.scopes()).containsExactly("openid");
        assertThat(kc.audience()).isEmpty();
        assertThat(kc.userIdClaim()).isEqualTo("sub");
        assertThat(kc.algorithms())
                .containsExactly(
                        "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");
        assertThat(kc.leeway()).isEqualTo(Duration.ofSeconds(30));
        assertThat(kc.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(kc.keysLifetime()).isEqualTo(Duration.ofHours(1));
        assertThat(kc.keysRefetchAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(kc.opaqueTokens()).isFalse();
        assertThat(kc.opaqueTokenLifetime()).isEqualTo(Duration.ofMinutes(1));
        assertThat(kc.accountUrl()).isEmpty();
        assertThat(kc.defaultClients()).isEmpty();
        OidcCheck.check(providers(), true);
    }

    @Test
    void everyNameIsHeard() {
        Map<String, OidcConfig> providers = providers(
                "kc.title", "T",
                "kc.description", "D",
                "kc.order", "1",
                "kc.scopes", "openid,email",
                "kc.audience", "a,b",
                "kc.user-id-claim", "uid",
                "kc.algorithms", "ES256",
                "kc.leeway", "PT1S",
                "kc.timeout", "PT2S",
                "kc.keys-lifetime", "PT3M",
                "kc.keys-refetch-after", "PT4S",
                "kc.opaque-token-lifetime", "PT6S",
                "kc.account-url", "https://kc.example/account",
                "kc.default-clients[0].id", "c0",
                "kc.default-clients[0].grant-types", "authorization_code+pkce,refresh_token",
                "kc.default-clients[0].redirect-urls", "https://editor.openeo.org/",
                "kc.default-clients[1].id", "c1",
                "kc.default-clients[1].grant-types", "urn:ietf:params:oauth:grant-type:device_code+pkce",
                "op.issuer", "https://op.example",
                "op.opaque-tokens", "true");
        OidcConfig kc = Objects.requireNonNull(providers.get("kc"));
        assertThat(kc.title()).contains("T");
        assertThat(kc.description()).contains("D");
        assertThat(kc.order()).isEqualTo(1);
        assertThat(kc.scopes()).containsExactly("openid", "email");
        assertThat(kc.audience().orElseThrow()).containsExactly("a", "b");
        assertThat(kc.userIdClaim()).isEqualTo("uid");
        assertThat(kc.algorithms()).containsExactly("ES256");
        assertThat(kc.leeway()).isEqualTo(Duration.ofSeconds(1));
        assertThat(kc.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(kc.keysLifetime()).isEqualTo(Duration.ofMinutes(3));
        assertThat(kc.keysRefetchAfter()).isEqualTo(Duration.ofSeconds(4));
        assertThat(kc.opaqueTokenLifetime()).isEqualTo(Duration.ofSeconds(6));
        assertThat(kc.accountUrl()).contains(URI.create("https://kc.example/account"));
        assertThat(kc.defaultClients()).extracting(OidcConfig.Client::id).containsExactly("c0", "c1");
        assertThat(kc.defaultClients().get(0).grantTypes()).containsExactly("authorization_code+pkce", "refresh_token");
        assertThat(kc.defaultClients().get(0).redirectUrls().orElseThrow())
                .containsExactly(URI.create("https://editor.openeo.org/"));
        assertThat(providers.get("op")).matches(OidcConfig::opaqueTokens);
        OidcCheck.check(providers, true);
    }

    @Test
    void anIssuerMustBeAnAddressThatCannotBeImitated() {
        refused("https", true, "kc.issuer", "http://kc.example");
        OidcCheck.check(providers("kc.issuer", "http://kc.example"), false);
        refused("https", false, "kc.issuer", "kc.example");
        refused("https", false, "kc.issuer", "file:///etc");
        refused("slash", false, "kc.issuer", "https://kc.example/");
        refused("query", false, "kc.issuer", "https://kc.example?x=1");
        refused("two ids", false, "kc2.issuer", "https://kc.example/realms/eo");
    }

    @Test
    void idsThatTokensOrUserIdsCannotCarryAreRefused() {
        refused("20 letters", false, "a-b.issuer", "https://op.example");
        refused("20 letters", false, "\"a~b\".issuer", "https://op.example");
        refused("20 letters", false, "x".repeat(21) + ".issuer", "https://op.example");
    }

    @Test
    void whatWouldLetTokensBeForgedIsRefused() {
        refused("key pairs", false, "kc.algorithms", "RS256,none");
        refused("key pairs", false, "kc.algorithms", "HS256");
        refused("audience", false, "kc.opaque-tokens", "true", "kc.audience", "a");
    }

    @Test
    void whatClientsCouldNotUseIsRefused() {
        refused("openid", false, "kc.scopes", "email");
        refused("grant type", false, "kc.default-clients[0].id", "c", "kc.default-clients[0].grant-types", "password");
        refused(
                "redirect-urls",
                false,
                "kc.default-clients[0].id",
                "c",
                "kc.default-clients[0].grant-types",
                "implicit");
    }
}
