package dev.terrane.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodsTest {
    @ParameterizedTest
    @CsvSource({
        "hour, 2020-06-01T00:30:00Z, 2020-06-01-00",
        "day, 2020-06-01T23:59:59Z, 2020-153",
        "week, 2023-01-01T12:00:00Z, 2022-52",
        "dekad, 2020-01-31T00:00:00Z, 2020-03",
        "dekad, 2020-12-31T00:00:00Z, 2020-36",
        "month, 2020-06-30T23:59:59Z, 2020-06",
        "season, 2024-02-29T00:00:00Z, 2023-djf",
        "season, 2023-12-01T00:00:00Z, 2023-djf",
        "tropical-season, 2024-04-30T00:00:00Z, 2023-ndjfma",
        "tropical-season, 2024-05-01T00:00:00Z, 2024-mjjaso",
        "year, 2020-12-31T23:59:59Z, 2020",
        "decade, 2029-01-01T00:00:00Z, 2020",
        "decade-ad, 2030-01-01T00:00:00Z, 2021",
        "decade-ad, 2031-01-01T00:00:00Z, 2031",
    })
    void labelsAreThoseOfTheDefinition(String period, Instant instant, String label) {
        Periods periods = Periods.named(period).orElseThrow();
        assertThat(periods.label(periods.start(instant))).isEqualTo(label);
    }

    @Property
    void everyInstantLiesInItsPeriodAndPeriodsFollowWithoutAGap(
            @ForAll Periods period, @ForAll @LongRange(min = -2_000_000_000L, max = 4_000_000_000L) long seconds) {
        Instant instant = Instant.ofEpochSecond(seconds);
        LocalDateTime start = period.start(instant);
        LocalDateTime next = period.next(start);
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        assertThat(start).isBeforeOrEqualTo(time);
        assertThat(next).isAfter(time);
        assertThat(period.start(start.toInstant(ZoneOffset.UTC))).isEqualTo(start);
        assertThat(period.start(next.toInstant(ZoneOffset.UTC))).isEqualTo(next);
        assertThat(period.label(next)).isNotEqualTo(period.label(start));
    }
}
