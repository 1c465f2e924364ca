package dev.terrane.worker.job;

import dev.terrane.engine.source.DataUnreadable;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.message.LogEntry;
import java.time.Instant;
import java.util.List;

/** What a user reads about a failure: the code, what happened and in which node, and no stack trace. */
final class Failures {
    private Failures() {}

    static LogEntry entry(Throwable failure, Instant time) {
        if (failure instanceof OpenEoException known) {
            List<LogEntry.PathElement> path = known.path().stream()
                    .map(step -> new LogEntry.PathElement(step.nodeId(), step.processId()))
                    .toList();
            return new LogEntry(time, LogLevel.ERROR, known.code(), known.getMessage(), path, null);
        }
        String message = failure instanceof OutOfMemoryError
                ? "The worker ran out of memory."
                : "The worker failed: " + failure.getClass().getSimpleName() + ", "
                        + String.valueOf(failure.getMessage());
        return new LogEntry(time, LogLevel.ERROR, "Internal", message, List.of(), null);
    }

    /** Whether another attempt may go better: not where the graph or its data are at fault, but where a server was busy. */
    static boolean mayPass(Throwable failure) {
        return !(failure instanceof OpenEoException) || DataUnreadable.mayPass(failure);
    }
}
