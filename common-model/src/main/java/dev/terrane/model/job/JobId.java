package dev.terrane.model.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names a job everywhere: in URLs, record keys and object keys. Lower-case letters, digits and hyphens only. */
public record JobId(@JsonValue String value) {
    private static final Pattern SHAPE = Pattern.compile("j-[0-9a-z-]{1,60}");

    /** Refuses what this back-end cannot have made. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public JobId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a job id: " + value);
        }
    }

    /** The id of a new job, from a random UUID that the caller provides. */
    public static JobId from(UUID uuid) {
        return new JobId("j-" + uuid.toString().replace("-", ""));
    }

    /** Whether a text from outside could be an id at all. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
