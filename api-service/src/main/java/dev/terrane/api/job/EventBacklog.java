package dev.terrane.api.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells until when everything that workers said has been applied. Only then can it be judged that one fell silent: while
 * events wait unread, because no API ran or the database was away, its heartbeats may be among them.
 */
@ApplicationScoped
class EventBacklog {
    private final EventOffsets offsets;
    private final Clock clock;

    @Nullable
    private Sample sample;

    EventBacklog(EventOffsets offsets, Clock clock) {
        this.offsets = offsets;
        this.clock = clock;
    }

    private record Sample(Instant at, Map<Integer, Long> said) {}

    /** The instant until which all events are applied; empty while that of the last look is not reached. */
    synchronized Optional<Instant> appliedUntil() {
        Sample last = sample;
        if (last != null && !isApplied(last)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        sample = new Sample(now, offsets.said());
        return last == null ? Optional.empty() : Optional.of(last.at());
    }

    private boolean isApplied(Sample wanted) {
        Map<Integer, Long> applied = offsets.applied();
        return wanted.said().entrySet().stream()
                .allMatch(said -> applied.getOrDefault(said.getKey(), 0L) >= said.getValue());
    }
}
