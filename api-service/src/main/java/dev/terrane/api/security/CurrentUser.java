package dev.terrane.api.security;

import dev.terrane.model.error.OpenEoError;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;

/** Who sent the request. Looked at only where it matters, so public endpoints do not mind a token that is not valid. */
@RequestScoped
public class CurrentUser {
    private final HttpHeaders headers;
    private final BasicTokens basic;

    CurrentUser(HttpHeaders headers, BasicTokens basic) {
        this.headers = headers;
        this.basic = basic;
    }

    /** The user's id; {@code AuthenticationRequired} or {@code TokenInvalid} where nobody is logged in. */
    public String id() {
        String header = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null || header.isBlank()) {
            throw OpenEoError.AUTHENTICATION_REQUIRED.exception();
        }
        String[] words = header.trim().split("\\s+", 2);
        if (!words[0].equalsIgnoreCase("Bearer") || words.length != 2) {
            throw OpenEoError.AUTHENTICATION_SCHEME_INVALID.exception();
        }
        String[] parts = words[1].split("/", 3);
        if (parts.length != 3) {
            throw OpenEoError.TOKEN_INVALID.exception();
        }
        if (!parts[0].equals("basic")) {
            throw OpenEoError.AUTHENTICATION_SCHEME_INVALID.exception();
        }
        return basic.user(parts[2]);
    }
}
