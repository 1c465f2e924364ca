package dev.terrane.api.security.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.api.config.OidcConfig;
import dev.terrane.model.error.OpenEoError;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that only the provider understands are shown to it. Answers, also refusals, are believed for a short time and
 * kept by the digest of the token, {@value #MOST_TOKENS} at most; {@value #MOST_CALLS} questions are under way at the
 * same time, and who comes then is sent away to come back. A question is not asked twice: the client may.
 */
final class UserInfo {
    static final int MOST_TOKENS = 10_000;
    static final int MOST_CALLS = 8;

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9\\-._~+/]+=*");
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final String address;
    private final Duration lifetime;
    private final Issuer issuer;
    private final ProviderHttp http;
    private final ObjectMapper json;
    private final Clock clock;
    private final Semaphore calls = new Semaphore(MOST_CALLS);
    private final Bounded<String, Answer> answers = new Bounded<>(MOST_TOKENS);

    UserInfo(OidcConfig config, Issuer issuer, ProviderHttp http, ObjectMapper json, Clock clock) {
        this.address = config.issuer().toString();
        this.lifetime = config.opaqueTokenLifetime();
        this.issuer = issuer;
        this.http = http;
        this.json = json;
        this.clock = clock;
    }

    /** Claims, or nothing where the provider refused the token. */
    private record Answer(Instant until, Optional<JsonNode> claims) {}

    /** What the provider says about the owner of a token; {@code TokenInvalid} where it does not know the token. */
    JsonNode claims(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw OpenEoError.TOKEN_INVALID.exception();
        }
        String digest = digest(token);
        @Nullable Answer answer = answers.get(digest);
        if (answer == null || !clock.instant().isBefore(answer.until())) {
            answer = new Answer(clock.instant().plus(lifetime), ask(token));
            answers.put(digest, answer);
        }
        return answer.claims().orElseThrow(OpenEoError.TOKEN_INVALID::exception);
    }

    private Optional<JsonNode> ask(String token) {
        URI endpoint = issuer.userInfo().orElseThrow(OpenEoError.TOKEN_INVALID::exception);
        if (!calls.tryAcquire()) {
            throw new IssuerUnavailable(address, PAUSE);
        }
        try {
            HttpResponse<byte[]> answer = http.get(endpoint, token);
            return switch (answer.statusCode()) {
                case 200 -> Optional.of(json.readTree(answer.body()));
                case 400, 401, 403 -> Optional.empty();
                default -> throw new IOException(endpoint + " answered with " + answer.statusCode());
            };
        } catch (IOException failure) {
            Log.warnf("OpenID Connect provider %s: %s", address, failure.getMessage());
            throw new IssuerUnavailable(address, PAUSE);
        } finally {
            calls.release();
        }
    }

    private static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
