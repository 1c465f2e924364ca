package dev.terrane.api.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts failed logins by name and by address, so that passwords cannot be guessed quickly. Each instance of the API
 * counts for itself and remembers {@value #MOST} counts, those with the latest failures.
 */
final class Failures {
    static final int MOST = 10_000;

    private final int limit;
    private final Duration window;
    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST;
        }
    };

    Failures(int limit, Duration window, Clock clock) {
        this.limit = limit;
        this.window = window;
        this.clock = clock;
    }

    private record Count(int failures, Instant since) {}

    /** Refuses with {@code TooManyFailures} while a key has reached the limit. */
    synchronized void check(String key) {
        Count count = current(key);
        if (count != null && count.failures() >= limit) {
            throw new TooManyFailures(
                    Duration.between(clock.instant(), count.since().plus(window)));
        }
    }

    synchronized void add(String key) {
        Count count = current(key);
        counts.put(key, new Count(count == null ? 1 : count.failures() + 1, clock.instant()));
    }

    synchronized void forget(String key) {
        counts.remove(key);
    }

    synchronized int size() {
        return counts.size();
    }

    private @Nullable Count current(String key) {
        Count count = counts.get(key);
        return count == null || !clock.instant().isBefore(count.since().plus(window)) ? null : count;
    }
}
