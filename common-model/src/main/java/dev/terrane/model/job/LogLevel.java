package dev.terrane.model.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The severity of a log entry, from the least to the most severe. */
public enum LogLevel {
    DEBUG(10),
    INFO(20),
    WARNING(30),
    ERROR(40);

    private final int severity;

    LogLevel(int severity) {
        this.severity = severity;
    }

    /** A number that grows with the severity; what databases keep and compare. */
    public int severity() {
        return severity;
    }

    /** The level of a severity. */
    public static LogLevel ofSeverity(int severity) {
        for (LogLevel level : values()) {
            if (level.severity == severity) {
                return level;
            }
        }
        throw new IllegalArgumentException("no level has severity " + severity);
    }

    /** The word on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the word on the wire; throws {@link IllegalArgumentException} for any other word. */
    @JsonCreator
    public static LogLevel fromWire(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether an entry of this level is to be kept where {@code least} is asked for. */
    public boolean isAtLeast(LogLevel least) {
        return compareTo(least) >= 0;
    }
}
