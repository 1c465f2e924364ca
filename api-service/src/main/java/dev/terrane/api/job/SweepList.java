package dev.terrane.api.job;

import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.persistence.Garbage;
import dev.terrane.api.persistence.GarbageEntity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Hands out what is to be swept; what is not reported as swept within a minute is handed out again. */
@ApplicationScoped
class SweepList {
    private static final int AT_ONCE = 20;
    private static final int SWEEPS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Garbage garbage;
    private final Duration secondLook;
    private final Clock clock;

    SweepList(Garbage garbage, ApiConfig config, Clock clock) {
        this.garbage = garbage;
        this.secondLook = config.storage().secondSweepAfter();
        this.clock = clock;
    }

    /** Prefixes whose turn it is. */
    @Transactional
    List<String> takeDue() {
        Instant now = clock.instant();
        List<GarbageEntity> due = garbage.lockDue(now, AT_ONCE);
        due.forEach(entry -> entry.dueAt = now.plus(PATIENCE));
        return due.stream().map(entry -> entry.prefix).toList();
    }

    /** Everything below the prefix was removed. */
    @Transactional
    void swept(String prefix) {
        garbage.findByIdOptional(prefix).ifPresent(entry -> {
            entry.sweeps++;
            entry.dueAt = clock.instant().plus(secondLook);
            if (entry.sweeps >= SWEEPS) {
                garbage.delete(entry);
            }
        });
    }
}
