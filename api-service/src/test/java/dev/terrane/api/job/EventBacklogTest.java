package dev.terrane.api.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventBacklogTest {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<Integer, Long> said = new HashMap<>(Map.of(0, 5L, 1, 0L));
    private final Map<Integer, Long> applied = new HashMap<>(Map.of(0, 3L));
    private final EventBacklog backlog = new EventBacklog(
            new EventOffsets() {
                @Override
                public Map<Integer, Long> said() {
                    return Map.copyOf(said);
                }

                @Override
                public Map<Integer, Long> applied() {
                    return Map.copyOf(applied);
                }
            },
            Clock.fixed(TIME, ZoneOffset.UTC));

    @Test
    void nothingIsJudgedWhileEventsWaitUnread() {
        assertThat(backlog.appliedUntil()).isEmpty();
        assertThat(backlog.appliedUntil()).isEmpty();
        applied.put(0, 4L);
        assertThat(backlog.appliedUntil()).isEmpty();
    }

    @Test
    void whatWasSaidAtTheLastLookIsEnoughAlthoughWorkersGoOnSpeaking() {
        assertThat(backlog.appliedUntil()).isEmpty();
        said.put(0, 50L);
        said.put(1, 50L);
        applied.put(0, 5L);
        assertThat(backlog.appliedUntil()).contains(TIME);
        assertThat(backlog.appliedUntil()).isEmpty();
    }
}
