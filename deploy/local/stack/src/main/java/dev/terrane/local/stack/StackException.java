package dev.terrane.local.stack;

import org.jspecify.annotations.Nullable;

/** Says why the local stack could not start or go on, in words for the person at the terminal. */
public final class StackException extends RuntimeException {
    /** A failure with nothing behind it. */
    public StackException(String message) {
        super(message);
    }

    /** A failure and what caused it. */
    public StackException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
