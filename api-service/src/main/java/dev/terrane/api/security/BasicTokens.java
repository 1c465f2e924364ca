package dev.terrane.api.security;

import dev.terrane.api.config.ApiConfig;
import dev.terrane.model.error.OpenEoError;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Exchanges names and passwords of local users for tokens, and tokens for names. */
@ApplicationScoped
public class BasicTokens {
    /** Of a longer name only the beginning is remembered: strangers choose how much they make the API keep. */
    private static final int LONGEST_KEY = 64;

    private final ApiConfig.Auth config;
    private final JWTParser parser;
    private final String issuer;
    private final Failures failures;

    BasicTokens(
            ApiConfig config,
            JWTParser parser,
            Clock clock,
            @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer) {
        this.config = config.auth();
        this.parser = parser;
        this.issuer = issuer;
        this.failures = new Failures(
                this.config.basic().maxFailures(), this.config.basic().failureWindow(), clock);
    }

    /** Whether there are local users at all. */
    public boolean areOffered() {
        return !config.basic().users().isEmpty();
    }

    /** Whether this is how our own tokens name their issuer. */
    boolean areIssuedBy(String name) {
        return name.equals(issuer);
    }

    /**
     * A token for an {@code Authorization: Basic} header; {@code CredentialsInvalid} where name or password is wrong,
     * {@code TooManyFailures} where the name or the address has guessed too often.
     */
    public String exchange(String header, String address) {
        String credentials = decode(header);
        int colon = credentials.indexOf(':');
        String name = colon < 0 ? credentials : credentials.substring(0, colon);
        String password = colon < 0 ? "" : credentials.substring(colon + 1);
        failures.check("address " + address);
        String key = "name " + name.substring(0, Math.min(name.length(), LONGEST_KEY));
        failures.check(key);
        if (!matches(password, config.basic().users().get(name))) {
            failures.add("address " + address);
            failures.add(key);
            throw OpenEoError.CREDENTIALS_INVALID.exception();
        }
        failures.forget(key);
        return Jwt.subject(name).expiresIn(config.basic().tokenLifetime()).signWithSecret(config.secret());
    }

    /** Compares digests, which takes the same time whatever is wrong: the name, the length or a character. */
    private static boolean matches(String password, @Nullable String expected) {
        boolean same = MessageDigest.isEqual(digest(password), digest(expected == null ? "" : expected));
        return expected != null && same;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The user of a token; {@code TokenInvalid} where it is not one of ours or has expired. */
    String user(String token) {
        try {
            String name = parser.verify(token, config.secret()).getSubject();
            if (name == null || !config.basic().users().containsKey(name)) {
                throw OpenEoError.TOKEN_INVALID.exception();
            }
            return name;
        } catch (ParseException invalid) {
            throw OpenEoError.TOKEN_INVALID.exception();
        }
    }

    private static String decode(String header) {
        String[] parts = header.split(" ", 2);
        if (parts.length != 2 || !parts[0].equalsIgnoreCase("Basic")) {
            throw OpenEoError.AUTHENTICATION_SCHEME_INVALID.exception();
        }
        try {
            return new String(Base64.getDecoder().decode(parts[1].trim()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw OpenEoError.CREDENTIALS_INVALID.exception();
        }
    }
}
