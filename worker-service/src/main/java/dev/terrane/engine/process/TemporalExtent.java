package dev.terrane.engine.process;

import dev.terrane.engine.cube.Labels;
import dev.terrane.model.error.OpenEoException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A left-closed interval: the start is included, the end is not; null is open. */
public record TemporalExtent(
        @Nullable Instant start, @Nullable Instant end) {
    /** Everything there is. */
    public static final TemporalExtent OPEN = new TemporalExtent(null, null);

    /** Reads an argument; null is open at both ends. {@code TemporalExtentEmpty} where nothing can be inside. */
    public static TemporalExtent from(Arguments arguments, String name) {
        if (!arguments.has(name)) {
            return OPEN;
        }
        List<Value> ends = arguments.array(name).elements();
        if (ends.size() != 2) {
            throw arguments.invalid(name, "an interval has two ends");
        }
        Instant start = end(arguments, name, ends.get(0)).orElse(null);
        Instant end = end(arguments, name, ends.get(1)).orElse(null);
        if (start == null && end == null) {
            throw arguments.invalid(name, "only one end of an interval may be null");
        }
        if (start != null && end != null && !start.isBefore(end)) {
            throw OpenEoException.ofProcess(
                    "TemporalExtentEmpty", "The interval from " + start + " to " + end + " is empty.");
        }
        return new TemporalExtent(start, end);
    }

    /** Whether an instant lies inside. */
    public boolean contains(Instant instant) {
        return (start == null || !instant.isBefore(start)) && (end == null || instant.isBefore(end));
    }

    /** What lies inside of both. */
    public TemporalExtent and(TemporalExtent other) {
        Instant latest = start == null || (other.start != null && other.start.isAfter(start)) ? other.start : start;
        Instant earliest = end == null || (other.end != null && other.end.isBefore(end)) ? other.end : end;
        return new TemporalExtent(latest, earliest);
    }

    private static Optional<Instant> end(Arguments arguments, String name, Value value) {
        if (value instanceof Value.Scalar scalar && scalar.value() == null) {
            return Optional.empty();
        }
        if (value instanceof Value.Scalar scalar && scalar.value() instanceof String text) {
            return Optional.of(Labels.instant(text)
                    .orElseThrow(() -> arguments.invalid(name, "'" + text + "' is neither a date nor a date-time")));
        }
        throw arguments.invalid(name, "an interval's end is a date, a date-time or null");
    }
}
