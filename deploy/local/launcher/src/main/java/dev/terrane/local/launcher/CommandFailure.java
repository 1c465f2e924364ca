package dev.terrane.local.launcher;

/** A command cannot do what it was asked; the message is for the user. */
final class CommandFailure extends RuntimeException {
    CommandFailure(String message) {
        super(message);
    }

    CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
