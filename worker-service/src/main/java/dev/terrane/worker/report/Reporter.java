package dev.terrane.worker.report;

import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobUsage;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.message.JobEvent;
import dev.terrane.model.message.LogEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Speaks for one claim. Log entries are collected and sent in their order, at the latest with the next heartbeat, with
 * the hundredth entry and before the attempt's last event.
 */
public final class Reporter {
    private static final int MOST_ENTRIES = 100;
    private static final int MOST_CHARACTERS = 32_000;

    private final Channel events;
    private final Clock clock;
    private final JobId job;
    private final int attempt;
    private final String claim;
    private final LogLevel level;
    private final List<LogEntry> waiting = new ArrayList<>();
    private double progress;

    /** The way to the API. */
    @FunctionalInterface
    public interface Channel {
        /** Sends an event; the future completes when it cannot be lost any more. */
        CompletableFuture<Void> send(JobEvent event);
    }

    /** A reporter that sends through a publisher. */
    public Reporter(Channel events, Clock clock, JobId job, int attempt, String claim, LogLevel level) {
        this.events = events;
        this.clock = clock;
        this.job = job;
        this.attempt = attempt;
        this.claim = claim;
        this.level = level;
    }

    /** Says that this worker took the start command. */
    public void claimed(String worker) {
        await(events.send(new JobEvent.Claimed(job, attempt, claim, now(), worker)));
    }

    /** Remembers how far the work is; told with the next heartbeat. */
    public synchronized void progress(double percent) {
        progress = Math.max(progress, percent);
    }

    /** Takes a log entry; below the job's level it is dropped. */
    public void log(LogEntry entry) {
        if (!entry.level().isAtLeast(level)) {
            return;
        }
        boolean full;
        synchronized (this) {
            waiting.add(shortened(entry));
            full = waiting.size() >= MOST_ENTRIES;
        }
        if (full) {
            flush();
        }
    }

    /** Takes an entry about the job as a whole. */
    public void log(LogLevel severity, String message) {
        log(LogEntry.of(now(), severity, message));
    }

    /** Renews the lease; the future fails where the broker could not be told. */
    public CompletableFuture<Void> heartbeat() {
        flush();
        double percent;
        synchronized (this) {
            percent = progress;
        }
        return events.send(new JobEvent.Progressed(job, attempt, claim, now(), percent));
    }

    /** Sends the entries that wait. */
    public void flush() {
        synchronized (this) {
            if (!waiting.isEmpty()) {
                List<LogEntry> entries = List.copyOf(waiting);
                waiting.clear();
                events.send(new JobEvent.Logged(job, attempt, claim, now(), entries));
            }
        }
    }

    /** Says that everything is stored. */
    public void finished(JobUsage usage) {
        flush();
        await(events.send(new JobEvent.Finished(job, attempt, claim, now(), usage)));
    }

    /** Says why there is no result. */
    public void failed(LogEntry reason, boolean retry, JobUsage usage) {
        flush();
        await(events.send(new JobEvent.Failed(job, attempt, claim, now(), shortened(reason), retry, usage)));
    }

    /** Says that the stop was obeyed. */
    public void stopped(JobUsage usage) {
        flush();
        await(events.send(new JobEvent.Stopped(job, attempt, claim, now(), usage)));
    }

    /** The time of an entry made now. */
    public Instant now() {
        return clock.instant();
    }

    private static LogEntry shortened(LogEntry entry) {
        if (entry.message().length() <= MOST_CHARACTERS) {
            return entry;
        }
        return new LogEntry(
                entry.time(),
                entry.level(),
                entry.code(),
                entry.message().substring(0, MOST_CHARACTERS) + " … (cut)",
                entry.path(),
                entry.data());
    }

    private static void await(CompletableFuture<Void> confirmed) {
        confirmed.join();
    }
}
