package dev.terrane.api.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.api.TestClock;
import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.config.ApiSettings;
import dev.terrane.model.error.OpenEoException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each way in which a token can be wrong, one at a time. */
class OidcProviderTest {
    private static final Duration REFETCH_AFTER = Duration.ofSeconds(5);

    private final TestClock clock = new TestClock();
    private LocalIssuer issuer;

    @BeforeEach
    void begin() throws Exception {
        issuer = new LocalIssuer();
    }

    @AfterEach
    void end() {
        issuer.close();
    }

    private OidcProvider provider(String... settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "openeo.auth.secret", "s",
                "openeo.auth.oidc.local.issuer", issuer.address(),
                "openeo.auth.oidc.local.timeout", "PT2S"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put("openeo.auth.oidc.local." + settings[i], settings[i + 1]);
        }
        ApiConfig config = ApiSettings.of(all);
        return new OidcProviders(config, new ObjectMapper(), clock).of("local").orElseThrow();
    }

    private JwtClaims claims() {
        return issuer.claims(clock.millis());
    }

    private static void refuses(OidcProvider provider, String token) {
        assertThatThrownBy(() -> provider.verify(token))
                .isInstanceOfSatisfying(
                        OpenEoException.class,
                        failure -> assertThat(failure.code()).isEqualTo("TokenInvalid"));
    }

    @Test
    void aGoodTokenTellsItsUser() throws Exception {
        JwtClaims claims = claims();
        claims.setStringClaim("name", "Ada Lovelace");
        claims.setStringClaim("email", "ada@example.org");
        assertThat(provider().verify(issuer.sign(claims)))
                .isEqualTo(new Claims("ada", "Ada Lovelace", "ada@example.org"));
        assertThat(provider().verify(issuer.sign(claims()))).isEqualTo(new Claims("ada", null, null));
    }

    @Test
    void anotherClaimMayTellUsersApart() throws Exception {
        JwtClaims claims = claims();
        claims.setStringClaim("uid", "u1");
        assertThat(provider("user-id-claim", "uid").verify(issuer.sign(claims)).subject())
                .isEqualTo("u1");
        refuses(provider("user-id-claim", "uid"), issuer.sign(claims()));
        claims.setClaim("uid", 1);
        refuses(provider("user-id-claim", "uid"), issuer.sign(claims));
        claims.setStringClaim("uid", " ");
        refuses(provider("user-id-claim", "uid"), issuer.sign(claims));
    }

    @Test
    void timesAreCheckedWithALeeway_G12() throws Exception {
        OidcProvider provider = provider("leeway", "PT30S");
        String token = issuer.sign(claims());
        clock.pass(Duration.ofSeconds(329));
        assertThat(provider.verify(token).subject()).isEqualTo("ada");
        clock.pass(Duration.ofSeconds(2));
        refuses(provider, token);
        JwtClaims early = claims();
        early.setNotBefore(
                NumericDate.fromMilliseconds(clock.instant().plusSeconds(40).toEpochMilli()));
        refuses(provider, issuer.sign(early));
        JwtClaims endless = claims();
        endless.unsetClaim("exp");
        refuses(provider, issuer.sign(endless));
    }

    @Test
    void theIssuerMustBeTheRightOneWithOrWithoutASlash() throws Exception {
        JwtClaims claims = claims();
        claims.setIssuer(issuer.address() + "/");
        assertThat(provider().verify(issuer.sign(claims)).subject()).isEqualTo("ada");
        claims.setIssuer("https://evil.example");
        refuses(provider(), issuer.sign(claims));
        claims.unsetClaim("iss");
        refuses(provider(), issuer.sign(claims));
    }

    @Test
    void aTokenForSomebodyElseIsRefused() throws Exception {
        OidcProvider provider = provider("audience", "terrane,terrane-web");
        assertThat(provider.verify(issuer.sign(claims())).subject()).isEqualTo("ada");
        JwtClaims others = claims();
        others.setAudience("account", "other");
        refuses(provider, issuer.sign(others));
        others.setStringClaim("azp", "other");
        refuses(provider, issuer.sign(others));
        others.setStringClaim("azp", "terrane-web");
        assertThat(provider.verify(issuer.sign(others)).subject()).isEqualTo("ada");
        JwtClaims nobody = claims();
        nobody.unsetClaim("aud");
        refuses(provider, issuer.sign(nobody));
    }

    @Test
    void aTokenOfAnotherKeyOrWithAnotherPayloadIsRefused() throws Exception {
        OidcProvider provider = provider();
        String good = issuer.sign(claims());
        JwtClaims admin = claims();
        admin.setSubject("grace");
        String payload = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(admin.toJson().getBytes(StandardCharsets.UTF_8));
        refuses(provider, good.replaceAll("\\.[^.]+\\.", "." + payload + "."));
        refuses(provider, good.substring(0, good.lastIndexOf('.') + 1));
        JsonWebSignature forged = signature(admin);
        forged.setAlgorithmHeaderValue("RS256");
        forged.setKeyIdHeaderValue("one");
        forged.setKey(LocalIssuer.newKey("one").getPrivateKey());
        refuses(provider, forged.getCompactSerialization());
        assertThat(provider.verify(good).subject()).isEqualTo("ada");
    }

    @Test
    void onlySignaturesWithKeyPairsCount() throws Exception {
        OidcProvider provider = provider();
        JsonWebSignature none = signature(claims());
        none.setAlgorithmHeaderValue("none");
        none.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        refuses(provider, none.getCompactSerialization());
        JsonWebSignature shared = signature(claims());
        shared.setAlgorithmHeaderValue("HS256");
        shared.setKeyIdHeaderValue("one");
        shared.setKey(new HmacKey(issuer.key.getPublicKey().getEncoded()));
        refuses(provider, shared.getCompactSerialization());
        assertThat(issuer.requests("/keys")).isZero();
        refuses(provider("algorithms", "PS256,ES256"), issuer.sign(claims()));
    }

    private static JsonWebSignature signature(JwtClaims claims) {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        return token;
    }

    @Test
    void newKeysAreFoundAndOldOnesForgotten() throws Exception {
        OidcProvider provider = provider();
        String old = issuer.sign(claims());
        assertThat(provider.verify(old).subject()).isEqualTo("ada");
        issuer.rotate("two");
        clock.pass(REFETCH_AFTER);
        assertThat(provider.verify(issuer.sign(claims())).subject()).isEqualTo("ada");
        refuses(provider, old);
        assertThat(issuer.requests("/keys")).isEqualTo(2);
        for (int i = 0; i < 20; i++) {
            refuses(provider, old);
        }
        assertThat(issuer.requests("/keys")).isEqualTo(2);
        assertThat(issuer.requests("/.well-known/openid-configuration")).isEqualTo(1);
    }

    @Test
    void aTokenWithoutAKeyIdIsTriedWithTheKeysThatFit() throws Exception {
        JsonWebSignature token = signature(claims());
        token.setAlgorithmHeaderValue("RS256");
        token.setKey(issuer.key.getPrivateKey());
        assertThat(provider().verify(token.getCompactSerialization()).subject()).isEqualTo("ada");
    }

    @Test
    void knownKeysWorkWhileTheProviderIsDown() throws Exception {
        OidcProvider warm = provider();
        OidcProvider cold = provider();
        String token = issuer.sign(claims());
        warm.verify(token);
        issuer.close();
        assertThat(warm.verify(token).subject()).isEqualTo("ada");
        assertThatThrownBy(() -> cold.verify(token)).isInstanceOf(IssuerUnavailable.class);
        issuer.rotate("two");
        clock.pass(REFETCH_AFTER);
        String unknown = issuer.sign(claims());
        assertThatThrownBy(() -> warm.verify(unknown)).isInstanceOf(IssuerUnavailable.class);
        assertThat(warm.verify(token).subject()).isEqualTo("ada");
    }

    @Test
    void answersThatCannotBeRightAreNotBelieved() throws Exception {
        String token = issuer.sign(claims());
        for (String document : new String[] {
            "no json",
            "{}",
            "{\"issuer\": \"https://evil.example\", \"jwks_uri\": \"" + issuer.address() + "/keys\"}",
            "{\"issuer\": \"" + issuer.address() + "\"}",
            "{\"issuer\": \"" + issuer.address() + "\", \"jwks_uri\": \"file:///etc/passwd\"}",
            "{\"issuer\": \"%1$s\", \"jwks_uri\": \"%1$s/keys\"}".formatted(issuer.address())
                    + " ".repeat(ProviderHttp.MOST_BYTES),
        }) {
            issuer.put("/.well-known/openid-configuration", document);
            assertThatThrownBy(() -> provider().verify(token)).isInstanceOf(IssuerUnavailable.class);
        }
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUp() throws Exception {
        issuer.stuck = "/keys";
        OidcProvider provider = provider("timeout", "PT0.2S");
        String token = issuer.sign(claims());
        assertThatThrownBy(() -> provider.verify(token)).isInstanceOf(IssuerUnavailable.class);
    }

    @Test
    void aTokenIsNeverShownElsewhere() {
        issuer.put("/moved", "{\"sub\": \"ada\"}");
        issuer.moved = "/userinfo";
        OidcProvider provider = provider("opaque-tokens", "true");
        assertThatThrownBy(() -> provider.verify("opaque-token")).isInstanceOf(IssuerUnavailable.class);
        assertThat(issuer.requests("/moved")).isZero();
    }

    @Test
    void anOpaqueTokenIsShownToTheProviderOnceInAWhile() {
        issuer.put("/userinfo", "{\"sub\": \"ada\", \"preferred_username\": \"al\"}");
        OidcProvider provider = provider("opaque-tokens", "true", "opaque-token-lifetime", "PT1M");
        assertThat(provider.verify("opaque-token")).isEqualTo(new Claims("ada", "al", null));
        assertThat(provider.verify("opaque-token").subject()).isEqualTo("ada");
        assertThat(issuer.requests("/userinfo")).isEqualTo(1);
        refuses(provider, "stolen");
        refuses(provider, "stolen");
        assertThat(issuer.requests("/userinfo")).isEqualTo(2);
        clock.pass(Duration.ofMinutes(1));
        assertThat(provider.verify("opaque-token").subject()).isEqualTo("ada");
        assertThat(issuer.requests("/userinfo")).isEqualTo(3);
        issuer.close();
        clock.pass(Duration.ofMinutes(1));
        assertThatThrownBy(() -> provider.verify("opaque-token")).isInstanceOf(IssuerUnavailable.class);
    }

    @Test
    void opaqueTokensAreRefusedWhereTheyAreNotExpectedOrNotWellFormed() throws JoseException {
        issuer.put("/userinfo", "{\"sub\": \"ada\"}");
        refuses(provider(), "opaque-token");
        OidcProvider provider = provider("opaque-tokens", "true");
        refuses(provider, "opaque\ntoken");
        refuses(provider, "");
        JwtClaims old = claims();
        old.setExpirationTime(NumericDate.fromMilliseconds(0));
        refuses(provider, issuer.sign(old));
        assertThat(issuer.requests("/userinfo")).isZero();
    }
}
