package dev.terrane.api.security.oidc;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Something fetched from a provider on first use and kept. One thread fetches at a time; others use what is there. They
 * wait for the first fetch as long as that may take, and where they lack something, for the fetch that may bring it: up to
 * 16 of them, 3 s each, because a provider that hangs must not hold all threads. After a failure the next try is a second away, then two, four,
 * up to a minute; meanwhile the old value is used, for a day after its lifetime at most, since a provider that is silent
 * for longer may have withdrawn it.
 */
final class Cached<T> {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration STALE_FOR = Duration.ofDays(1);

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MOST_PATIENT = 16;

    private final String issuer;
    private final Source<T> source;
    private final Clock clock;
    private final Duration lifetime;
    private final Duration refetchAfter;
    private final ReentrantLock fetching = new ReentrantLock();
    private final Semaphore patient = new Semaphore(MOST_PATIENT);

    private volatile State<T> state = new State<>(0, null, Instant.MIN, 0, Instant.MIN);

    Cached(String issuer, Source<T> source, Clock clock, Duration lifetime, Duration refetchAfter) {
        this.issuer = issuer;
        this.source = source;
        this.clock = clock;
        this.lifetime = lifetime;
        this.refetchAfter = refetchAfter;
    }

    /** Where the value comes from. */
    interface Source<T> {
        T fetch() throws IOException;
    }

    /** What the tries so far came to: the value and since when, failures since then, and when to try again. */
    private record State<T>(int tries, @Nullable T value, Instant since, int failures, Instant nextTry) {}

    /** The value; {@code IssuerUnavailable} where there is none and it cannot be had now. */
    T get() {
        State<T> seen = state;
        Instant now = clock.instant();
        if (seen.value() == null || !now.isBefore(seen.since().plus(lifetime))) {
            seen = refresh(seen);
        }
        T value = seen.value();
        if (value == null || now.isAfter(seen.since().plus(lifetime).plus(STALE_FOR))) {
            throw unavailable(seen);
        }
        return value;
    }

    /**
     * A newer value than one that lacks something. Right after a fetch it is the same: tokens of strangers cannot make
     * the API ask the provider again and again. {@code IssuerUnavailable} where the provider could not be asked.
     */
    T newerThan(T known) {
        State<T> seen = state;
        if (seen.value() == known) {
            seen = refresh(seen);
        }
        if (seen.value() == known && fetching.isLocked()) {
            seen = afterFetch();
        } else if (seen.value() == known) {
            // another fetch may have ended just now
            seen = state;
        }
        T value = seen.value();
        if (value == null || (value == known && seen.failures() > 0)) {
            throw unavailable(seen);
        }
        return value;
    }

    private State<T> refresh(State<T> seen) {
        if (clock.instant().isBefore(seen.nextTry())) {
            return seen;
        }
        if (seen.value() == null && seen.failures() == 0) {
            fetching.lock(); // not longer than the time-outs of the source
        } else if (!fetching.tryLock()) {
            return seen;
        }
        try {
            if (state.tries() == seen.tries()) {
                state = fetch(seen);
            }
            return state;
        } finally {
            fetching.unlock();
        }
    }

    /** What the fetch brought that another thread is at; it may be just what a token needs. */
    private State<T> afterFetch() {
        if (!patient.tryAcquire()) {
            throw unavailable(state);
        }
        try {
            if (!fetching.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw unavailable(state);
            }
            fetching.unlock();
            return state;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unavailable(state);
        } finally {
            patient.release();
        }
    }

    private State<T> fetch(State<T> before) {
        int tries = before.tries() + 1;
        try {
            T value = source.fetch();
            Instant now = clock.instant();
            return new State<>(tries, value, now, 0, now.plus(refetchAfter));
        } catch (IOException failure) {
            Duration pause = pauseAfter(before.failures());
            Log.warnf("OpenID Connect provider %s: %s; next try in %s", issuer, failure.getMessage(), pause);
            return new State<>(
                    tries,
                    before.value(),
                    before.since(),
                    before.failures() + 1,
                    clock.instant().plus(pause));
        }
    }

    private static Duration pauseAfter(int failures) {
        Duration pause = Duration.ofSeconds(1L << Math.min(failures, 6));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private IssuerUnavailable unavailable(State<T> seen) {
        Duration pause = Duration.between(clock.instant(), seen.nextTry());
        return new IssuerUnavailable(issuer, pause.isNegative() ? Duration.ZERO : pause);
    }
}
