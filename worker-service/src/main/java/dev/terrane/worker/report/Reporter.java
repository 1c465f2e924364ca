package dev.terrane.worker.report;

import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobUsage;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.message.JobEvent;
import dev.terrane.model.message.LogEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongFunction;

/**
 * Speaks for one claim. What it says is counted, so that the API knows an event that comes twice. Log entries are
 * collected and sent in their order: at the latest with the next heartbeat, with the hundredth entry and before the
 * attempt's last event.
 */
public final class Reporter {
    /** Batches of log entries that may fail before the last event is sent without them. */
    private static final int MOST_FAILURES = 3;

    private final Channel events;
    private final Clock clock;
    private final JobId job;
    private final int attempt;
    private final String claim;
    private final LogLevel level;
    private final LogOutbox logs;
    private long sequence;
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
        this.logs = new LogOutbox(
                entries -> send(number -> new JobEvent.Logged(job, attempt, claim, clock.instant(), number, entries)));
    }

    /** Says that this worker took the start command. */
    public void claimed(String worker) {
        send(number -> new JobEvent.Claimed(job, attempt, claim, now(), number, worker))
                .join();
    }

    /** Remembers how far the work is; told with the next heartbeat. */
    public synchronized void progress(double percent) {
        progress = Math.max(progress, percent);
    }

    /** Takes a log entry; below the job's level it is dropped. */
    public void log(LogEntry entry) {
        if (entry.level().isAtLeast(level) && logs.add(entry)) {
            flush();
        }
    }

    /** Takes an entry about the job as a whole. */
    public void log(LogLevel severity, String message) {
        log(LogEntry.of(now(), severity, message));
    }

    /** Renews the lease and tells what was used so far; the future fails where the broker could not be told. */
    public CompletableFuture<Void> heartbeat(JobUsage usage) {
        flush();
        double percent;
        synchronized (this) {
            percent = progress;
        }
        return send(number -> new JobEvent.Progressed(job, attempt, claim, now(), number, percent, usage));
    }

    /** Sends the entries that wait. */
    public void flush() {
        logs.flush();
    }

    /** Says that everything is stored. */
    public void finished(JobUsage usage) {
        end(number -> new JobEvent.Finished(job, attempt, claim, now(), number, usage));
    }

    /** Says why there is no result. */
    public void failed(LogEntry reason, boolean retry, JobUsage usage) {
        end(number -> new JobEvent.Failed(job, attempt, claim, now(), number, reason, retry, usage));
    }

    /** Says that the stop was obeyed. */
    public void stopped(JobUsage usage) {
        end(number -> new JobEvent.Stopped(job, attempt, claim, now(), number, usage));
    }

    /** Gives the job back unfinished, because this worker has to end. */
    public void returned(JobUsage usage) {
        end(number -> new JobEvent.Returned(job, attempt, claim, now(), number, usage));
    }

    /** The time of an entry made now. */
    public Instant now() {
        return clock.instant();
    }

    private void end(LongFunction<JobEvent> last) {
        sendAllLogs();
        send(last).join();
    }

    private void sendAllLogs() {
        long dropped = logs.takeDropped();
        int failures = 0;
        while (!logs.isEmpty() && failures < MOST_FAILURES) {
            try {
                logs.flush().join();
            } catch (CompletionException notTaken) {
                failures++;
            }
        }
        if (dropped > 0) {
            logs.add(LogEntry.of(now(), LogLevel.WARNING, dropped + " log entries came too fast and were dropped."));
            logs.flush();
        }
    }

    /** Numbers and hands over in one step, so that the numbers are in the order of the topic. */
    private synchronized CompletableFuture<Void> send(LongFunction<JobEvent> event) {
        sequence++;
        return events.send(event.apply(sequence));
    }
}
