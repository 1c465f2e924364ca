package dev.terrane.engine.process;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/**
 * The calendar periods of openEO in UTC: which one an instant belongs to, what it is called, and which one comes next.
 * Seasons belong to the year of their first month: December for {@code djf}, November for {@code ndjfma}.
 */
public enum Periods {
    HOUR("hour"),
    DAY("day"),
    WEEK("week"),
    DEKAD("dekad"),
    MONTH("month"),
    SEASON("season"),
    TROPICAL_SEASON("tropical-season"),
    YEAR("year"),
    DECADE("decade"),
    DECADE_AD("decade-ad");

    private static final int DEKAD_DAYS = 10;

    private final String word;

    Periods(String word) {
        this.word = word;
    }

    /** The period of that name. */
    public static Optional<Periods> named(String word) {
        for (Periods period : values()) {
            if (period.word.equals(word)) {
                return Optional.of(period);
            }
        }
        return Optional.empty();
    }

    /** The first instant of the period that an instant belongs to. */
    public LocalDateTime start(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        LocalDate day = time.toLocalDate();
        return switch (this) {
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day.atStartOfDay();
            case WEEK ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay();
            case DEKAD ->
                day.withDayOfMonth(Math.min((day.getDayOfMonth() - 1) / DEKAD_DAYS, 2) * DEKAD_DAYS + 1)
                        .atStartOfDay();
            case MONTH -> day.withDayOfMonth(1).atStartOfDay();
            case SEASON -> monthsBack(day, day.getMonthValue() % 3);
            case TROPICAL_SEASON -> monthsBack(day, (day.getMonthValue() + 1) % 6);
            case YEAR -> day.withDayOfYear(1).atStartOfDay();
            case DECADE -> firstOfYear(Math.floorDiv(day.getYear(), 10) * 10);
            case DECADE_AD -> firstOfYear(Math.floorDiv(day.getYear() - 1, 10) * 10 + 1);
        };
    }

    /** The start of the period that follows. */
    public LocalDateTime next(LocalDateTime start) {
        return switch (this) {
            case HOUR -> start.plusHours(1);
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case DEKAD ->
                start.getDayOfMonth() > 2 * DEKAD_DAYS
                        ? start.withDayOfMonth(1).plusMonths(1)
                        : start.plusDays(DEKAD_DAYS);
            case MONTH -> start.plusMonths(1);
            case SEASON -> start.plusMonths(3);
            case TROPICAL_SEASON -> start.plusMonths(6);
            case YEAR -> start.plusYears(1);
            case DECADE, DECADE_AD -> start.plusYears(10);
        };
    }

    /** What a period is called. */
    public String label(LocalDateTime start) {
        int year = start.getYear();
        int month = start.getMonthValue();
        return switch (this) {
            case HOUR -> format("%04d-%02d-%02d-%02d", year, month, start.getDayOfMonth(), start.getHour());
            case DAY -> format("%04d-%03d", year, start.getDayOfYear());
            case WEEK ->
                format("%04d-%02d", start.get(IsoFields.WEEK_BASED_YEAR), start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case DEKAD -> format("%04d-%02d", year, (month - 1) * 3 + (start.getDayOfMonth() - 1) / DEKAD_DAYS + 1);
            case MONTH -> format("%04d-%02d", year, month);
            case SEASON -> format("%04d-%s", year, season(month));
            case TROPICAL_SEASON -> format("%04d-%s", year, month == 11 ? "ndjfma" : "mjjaso");
            case YEAR, DECADE, DECADE_AD -> format("%04d", year);
        };
    }

    private static String season(int month) {
        return switch (month) {
            case 12 -> "djf";
            case 3 -> "mam";
            case 6 -> "jja";
            default -> "son";
        };
    }

    private static LocalDateTime monthsBack(LocalDate day, int months) {
        return day.withDayOfMonth(1).minusMonths(months).atStartOfDay();
    }

    private static LocalDateTime firstOfYear(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
