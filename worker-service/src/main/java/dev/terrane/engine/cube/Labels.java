package dev.terrane.engine.cube;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares labels as their dimension means them: instants by time, whatever their spelling; all others as they are. */
public final class Labels {
    private static final int DATE_LENGTH = 10;

    private Labels() {}

    /** The instant of a label or of an interval's end: RFC 3339 with any offset, or a date, which is its midnight. */
    public static Optional<Instant> instant(String text) {
        try {
            return Optional.of(
                    text.length() == DATE_LENGTH
                            ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException notAnInstant) {
            return Optional.empty();
        }
    }

    /** What two labels of such a dimension have in common if and only if they mean the same. */
    public static Object key(DimensionType type, Label label) {
        if (type == DimensionType.TEMPORAL) {
            Optional<Instant> instant = instant(label.text());
            if (instant.isPresent()) {
                return instant.get();
            }
        }
        return label;
    }

    /** The keys of all labels of a dimension. */
    public static List<Object> keys(Dimension dimension) {
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < dimension.size(); i++) {
            keys.add(key(dimension.type(), dimension.label(i)));
        }
        return keys;
    }

    /** The position of each label. */
    public static Map<Object, Integer> positions(Dimension dimension) {
        Map<Object, Integer> positions = new HashMap<>();
        List<Object> keys = keys(dimension);
        for (int i = 0; i < keys.size(); i++) {
            positions.putIfAbsent(keys.get(i), i);
        }
        return positions;
    }
}
