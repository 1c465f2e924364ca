package dev.terrane.api.security;

import dev.terrane.model.error.OpenEoError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token and who is to judge it, as the header tells: {@code basic//TOKEN}, {@code oidc/PROVIDER/TOKEN}, or a JWT alone,
 * which names its issuer itself.
 */
record BearerToken(Kind kind, String provider, String token) {
    /** Ways to be logged in. */
    enum Kind {
        BASIC,
        OIDC,
        PLAIN
    }

    /** The token of an {@code Authorization} header; 401 and 403 codes where there is none. */
    static BearerToken of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw OpenEoError.AUTHENTICATION_REQUIRED.exception();
        }
        String[] words = header.trim().split("\\s+", -1);
        if (!words[0].equalsIgnoreCase("Bearer")) {
            throw OpenEoError.AUTHENTICATION_SCHEME_INVALID.exception();
        }
        if (words.length != 2) {
            throw OpenEoError.TOKEN_INVALID.exception();
        }
        List<String> parts = List.of(words[1].split("/", 3));
        if (parts.size() == 1) {
            return new BearerToken(Kind.PLAIN, "", words[1]);
        }
        if (parts.size() == 3 && parts.get(0).equals("basic") && parts.get(1).isEmpty()) {
            return new BearerToken(Kind.BASIC, "", parts.get(2));
        }
        if (parts.size() == 3 && parts.get(0).equals("oidc")) {
            return new BearerToken(Kind.OIDC, parts.get(1), parts.get(2));
        }
        throw OpenEoError.TOKEN_INVALID.exception();
    }
}
