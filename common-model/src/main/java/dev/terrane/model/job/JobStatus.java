package dev.terrane.model.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The six states that openEO API 1.2.0 gives a batch job. */
public enum JobStatus {
    CREATED,
    QUEUED,
    RUNNING,
    CANCELED,
    FINISHED,
    ERROR;

    /** The word on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the word on the wire. */
    @JsonCreator
    public static JobStatus fromWire(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether work is waiting or under way; such a job is locked against changes. */
    public boolean isActive() {
        return this == QUEUED || this == RUNNING;
    }
}
