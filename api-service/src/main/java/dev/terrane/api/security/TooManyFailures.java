package dev.terrane.api.security;

import java.time.Duration;

/** Too many wrong passwords, for one name or from one address; right ones have to wait as well. */
public final class TooManyFailures extends RuntimeException {
    private final Duration retryAfter;

    TooManyFailures(Duration retryAfter) {
        super("There were too many failed logins; please wait and try again.");
        this.retryAfter = retryAfter;
    }

    /** When it is worth to try again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
