package dev.terrane.api.security;

import dev.terrane.api.config.ApiConfig;
import dev.terrane.model.error.OpenEoError;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** Exchanges names and passwords of local users for tokens, and tokens for names. */
@ApplicationScoped
public class BasicTokens {
    private final ApiConfig.Auth config;
    private final JWTParser parser;

    BasicTokens(ApiConfig config, JWTParser parser) {
        this.config = config.auth();
        this.parser = parser;
    }

    /** Whether there are local users at all. */
    public boolean areOffered() {
        return !config.basic().users().isEmpty();
    }

    /** A token for an {@code Authorization: Basic} header; {@code CredentialsInvalid} where name or password is wrong. */
    public String exchange(String header) {
        String credentials = decode(header);
        int colon = credentials.indexOf(':');
        String name = colon < 0 ? credentials : credentials.substring(0, colon);
        String password = colon < 0 ? "" : credentials.substring(colon + 1);
        String expected = config.basic().users().get(name);
        boolean matches = MessageDigest.isEqual(
                password.getBytes(StandardCharsets.UTF_8),
                (expected == null ? "" : expected).getBytes(StandardCharsets.UTF_8));
        if (expected == null || !matches) {
            throw OpenEoError.CREDENTIALS_INVALID.exception();
        }
        return Jwt.subject(name).expiresIn(config.basic().tokenLifetime()).signWithSecret(config.secret());
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
