package dev.terrane.local.launcher;

/** The user ended the command with Ctrl-C or a signal: there is nothing to say about what was under way. */
final class Ended extends RuntimeException {
    Ended() {
        super("ended by a signal");
    }
}
