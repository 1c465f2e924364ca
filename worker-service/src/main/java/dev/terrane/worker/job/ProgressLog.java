package dev.terrane.worker.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Tells a job's log how far it is: every half minute, so that a short job says nothing and a day-long one not too much. */
final class ProgressLog {
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final Clock clock;
    private Instant due;

    ProgressLog(Clock clock) {
        this.clock = clock;
        this.due = clock.instant().plus(EVERY);
    }

    /** What to say after a chunk, if it is time to say something. */
    synchronized Optional<String> after(double percent) {
        Instant now = clock.instant();
        if (now.isBefore(due) || percent >= 100) {
            return Optional.empty();
        }
        due = now.plus(EVERY);
        return Optional.of(String.format(Locale.ROOT, "%.1f %% of the chunks are computed.", percent));
    }
}
