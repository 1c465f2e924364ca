package dev.terrane.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProgressLogTest {
    private Instant now = Instant.EPOCH;
    private final InstantSource time = () -> now;
    private final ProgressLog log = new ProgressLog(time.withZone(ZoneOffset.UTC));

    @Test
    void aShortJobSaysNothing() {
        assertThat(log.after(50)).isEmpty();
        pass(Duration.ofSeconds(29));
        assertThat(log.after(99)).isEmpty();
    }

    @Test
    void aLongOneSpeaksOnceInHalfAMinute() {
        pass(Duration.ofSeconds(30));
        assertThat(log.after(12.34)).contains("12.3 % of the chunks are computed.");
        assertThat(log.after(12.5)).isEmpty();
        pass(Duration.ofSeconds(31));
        assertThat(log.after(20)).isPresent();
    }

    @Test
    void theEndIsToldByOthers() {
        pass(Duration.ofMinutes(5));
        assertThat(log.after(100)).isEmpty();
    }

    private void pass(Duration duration) {
        now = now.plus(duration);
    }
}
