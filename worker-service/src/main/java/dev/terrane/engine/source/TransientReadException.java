package dev.terrane.engine.source;

import java.io.IOException;

/** A read that failed for now: a server that was busy or not to be reached, a file that changed meanwhile. */
public final class TransientReadException extends IOException {
    /** In words for the user. */
    public TransientReadException(String message) {
        super(message);
    }

    /** In words for the user, with what happened below. */
    public TransientReadException(String message, Throwable cause) {
        super(message, cause);
    }
}
