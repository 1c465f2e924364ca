package dev.terrane.model.graph;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** Numbers calendar periods, so that those between two dates can be counted. */
enum Period {
    HOUR,
    DAY,
    WEEK,
    DEKAD,
    MONTH,
    SEASON,
    TROPICAL_SEASON,
    YEAR,
    DECADE,
    DECADE_AD;

    /** The period that the standard calls so. */
    static Optional<Period> named(String word) {
        for (Period period : values()) {
            if (period.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
                return Optional.of(period);
            }
        }
        return Optional.empty();
    }

    /** The number of the period that an instant lies in; the next period has the next number. */
    long number(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        long day = time.toLocalDate().toEpochDay();
        long month = time.getYear() * 12L + time.getMonthValue() - 1;
        return switch (this) {
            case HOUR -> day * 24 + time.getHour();
            case DAY -> day;
            case WEEK -> Math.floorDiv(day + 3, 7);
            case DEKAD -> month * 3 + Math.min((time.getDayOfMonth() - 1) / 10, 2);
            case MONTH -> month;
            case SEASON -> Math.floorDiv(month + 1, 3);
            case TROPICAL_SEASON -> Math.floorDiv(month + 2, 6);
            case YEAR -> time.getYear();
            case DECADE -> Math.floorDiv(time.getYear(), 10);
            case DECADE_AD -> Math.floorDiv(time.getYear() - 1, 10);
        };
    }
}
