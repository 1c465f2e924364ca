package dev.terrane.worker.report;

import dev.terrane.model.message.LogEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Log entries on their way to the API, in their order. One batch is under way at a time: at most 100 entries and about
 * 400,000 characters, so that it fits a message. A batch that the broker did not take is sent again. Of more than 10,000
 * entries that wait, the newest are dropped and counted.
 */
final class LogOutbox {
    private static final int MOST_ENTRIES = 100;
    private static final int MOST_CHARACTERS = 400_000;
    private static final int MOST_WAITING = 10_000;
    private static final int LONGEST_MESSAGE = 32_000;
    private static final int LONGEST_DATA = 64_000;

    private final Function<List<LogEntry>, CompletableFuture<Void>> channel;
    private final Deque<LogEntry> waiting = new ArrayDeque<>();
    private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);
    private long dropped;

    LogOutbox(Function<List<LogEntry>, CompletableFuture<Void>> channel) {
        this.channel = channel;
    }

    /** Takes an entry; returns whether there is a whole batch to send. */
    synchronized boolean add(LogEntry entry) {
        if (waiting.size() >= MOST_WAITING) {
            dropped++;
            return true;
        }
        waiting.add(shortened(entry));
        return waiting.size() >= MOST_ENTRIES;
    }

    /** Sends the next batch, unless one is under way; the future completes with the batch that is. */
    synchronized CompletableFuture<Void> flush() {
        if (!underWay.isDone() || waiting.isEmpty()) {
            return underWay;
        }
        List<LogEntry> batch = nextBatch();
        // not in the broker's thread, which must not wait for this lock
        underWay = channel.apply(batch).whenCompleteAsync((sent, failure) -> {
            if (failure != null) {
                putBack(batch);
            }
        });
        return underWay;
    }

    /** Whether nothing waits and nothing is under way. */
    synchronized boolean isEmpty() {
        return waiting.isEmpty() && underWay.isDone();
    }

    /** How many entries were dropped since this was last asked. */
    synchronized long takeDropped() {
        long count = dropped;
        dropped = 0;
        return count;
    }

    private List<LogEntry> nextBatch() {
        List<LogEntry> batch = new ArrayList<>();
        long characters = 0;
        while (!waiting.isEmpty() && batch.size() < MOST_ENTRIES) {
            characters += size(waiting.getFirst());
            if (characters > MOST_CHARACTERS && !batch.isEmpty()) {
                break;
            }
            batch.add(waiting.removeFirst());
        }
        return batch;
    }

    private synchronized void putBack(List<LogEntry> batch) {
        for (int i = batch.size() - 1; i >= 0; i--) {
            waiting.addFirst(batch.get(i));
        }
    }

    private static long size(LogEntry entry) {
        return (long) entry.message().length()
                + (entry.data() == null ? 0 : entry.data().toString().length());
    }

    private static LogEntry shortened(LogEntry entry) {
        String message = entry.message();
        boolean fits = entry.data() == null || entry.data().toString().length() <= LONGEST_DATA;
        if (message.length() <= LONGEST_MESSAGE && fits) {
            return entry;
        }
        String shorter =
                message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + " … (cut)";
        return new LogEntry(
                entry.time(),
                entry.level(),
                entry.code(),
                fits ? shorter : shorter + " (its data are too large for a log and were left out)",
                entry.path(),
                fits ? entry.data() : null);
    }
}
