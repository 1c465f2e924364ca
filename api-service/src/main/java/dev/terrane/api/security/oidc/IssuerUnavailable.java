package dev.terrane.api.security.oidc;

import java.time.Duration;

/** A token cannot be judged because its provider does not answer; the client should try again, not log in again. */
public final class IssuerUnavailable extends RuntimeException {
    private final Duration retryAfter;

    IssuerUnavailable(String issuer, Duration retryAfter) {
        super("The OpenID Connect provider " + issuer + " does not answer; please try again later.");
        this.retryAfter = retryAfter;
    }

    /** When it is worth to try again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
