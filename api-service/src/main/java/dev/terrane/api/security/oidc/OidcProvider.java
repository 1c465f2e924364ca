package dev.terrane.api.security.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.api.config.OidcConfig;
import dev.terrane.model.error.OpenEoError;
import io.quarkus.logging.Log;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jspecify.annotations.Nullable;

/**
 * Judges the access tokens of one provider: signature, algorithm, issuer, audience, times and subject of JWTs; any other
 * token is shown to the provider, where that is allowed. The provider is asked on first use, never at start.
 */
public final class OidcProvider {
    private static final Pattern JWT = Pattern.compile("[\\w\\-]+\\.[\\w\\-]*\\.[\\w\\-]*(\\.[\\w\\-]*\\.[\\w\\-]*)?");

    private final String id;
    private final OidcConfig config;
    private final Issuer issuer;
    private final UserInfo userInfo;
    private final Clock clock;

    OidcProvider(String id, OidcConfig config, ObjectMapper json, Clock clock) {
        ProviderHttp http = new ProviderHttp(config.timeout());
        this.id = id;
        this.config = config;
        this.clock = clock;
        this.issuer = new Issuer(config, http, json, clock);
        this.userInfo = new UserInfo(config, issuer, http, json, clock);
    }

    /** How tokens and user ids name it. */
    public String id() {
        return id;
    }

    /** What clients are told about it. */
    public OidcConfig config() {
        return config;
    }

    boolean isOf(String issuerName) {
        return Issuer.sameIssuer(config.issuer().toString(), issuerName);
    }

    /** The user of a token; {@code TokenInvalid} where it does not hold, {@code IssuerUnavailable} where nobody knows. */
    public Claims verify(String token) {
        return config.opaqueTokens() && !JWT.matcher(token).matches() ? ofUserInfo(token) : ofJwt(token);
    }

    private Claims ofUserInfo(String token) {
        JsonNode claims = userInfo.claims(token);
        return claims(
                text(claims, config.userIdClaim()),
                text(claims, "name"),
                text(claims, "preferred_username"),
                text(claims, "email"));
    }

    private static @Nullable String text(JsonNode claims, String name) {
        JsonNode value = claims.path(name);
        return value.isTextual() ? value.textValue() : null;
    }

    private Claims ofJwt(String token) {
        try {
            JwtClaims claims = consumer().build().processToClaims(token);
            return claims(
                    claims.getClaimValue(config.userIdClaim(), String.class),
                    claims.getClaimValueAsString("name"),
                    claims.getClaimValueAsString("preferred_username"),
                    claims.getClaimValueAsString("email"));
        } catch (InvalidJwtException refused) {
            for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                if (cause instanceof IssuerUnavailable unavailable) {
                    throw unavailable;
                }
            }
            Log.debugf("a token of provider %s was refused: %s", id, codes(refused));
            throw OpenEoError.TOKEN_INVALID.exception();
        } catch (MalformedClaimException notText) {
            Log.debugf("a token of provider %s has no text in claim %s", id, config.userIdClaim());
            throw OpenEoError.TOKEN_INVALID.exception();
        }
    }

    /** What was wrong, as jose4j numbers it: its texts may quote the token. */
    private static List<Integer> codes(InvalidJwtException refused) {
        return refused.getErrorDetails().stream()
                .map(ErrorCodeValidator.Error::getErrorCode)
                .toList();
    }

    /** Made for each token, since it holds the time. */
    private JwtConsumerBuilder consumer() {
        String name = config.issuer().toString();
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(issuer)
                .setJwsAlgorithmConstraints(
                        ConstraintType.PERMIT, config.algorithms().toArray(String[]::new))
                .setJweAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT))
                .setExpectedIssuers(true, name, name + "/")
                .setSkipDefaultAudienceValidation()
                .registerValidator(this::audienceFault)
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .setAllowedClockSkewInSeconds(Math.toIntExact(config.leeway().toSeconds()));
    }

    /** Some providers name only the client that a token was given to, which is as good where it is our own. */
    private @Nullable String audienceFault(JwtContext token) throws MalformedClaimException {
        Optional<List<String>> wanted = config.audience();
        JwtClaims claims = token.getJwtClaims();
        if (wanted.isEmpty()
                || (claims.hasAudience() && claims.getAudience().stream().anyMatch(wanted.get()::contains))
                || wanted.get().contains(String.valueOf(claims.getClaimValueAsString("azp")))) {
            return null;
        }
        return "the token is for somebody else";
    }

    private static Claims claims(
            @Nullable String subject, @Nullable String name, @Nullable String login, @Nullable String email) {
        if (subject == null || subject.isBlank()) {
            throw OpenEoError.TOKEN_INVALID.exception();
        }
        return new Claims(subject, name == null ? login : name, email);
    }
}
