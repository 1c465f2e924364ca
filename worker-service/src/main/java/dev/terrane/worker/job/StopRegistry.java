package dev.terrane.worker.job;

import dev.terrane.model.message.JobCommand;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Brings stops to the attempts they mean. A stop may come before its start: the last thousand are remembered, and an
 * attempt that one of them means is cancelled as it begins.
 */
@ApplicationScoped
public class StopRegistry {
    private static final int REMEMBERED = 1000;

    private final List<Attempt> running = new ArrayList<>();
    private final Deque<JobCommand.Stop> recent = new ArrayDeque<>();
    private boolean allStopped;

    /** An attempt begins. */
    public void begin(Attempt attempt) {
        boolean stopped;
        synchronized (running) {
            running.add(attempt);
            stopped = allStopped || recent.stream().anyMatch(attempt::isMeantBy);
        }
        if (stopped) {
            attempt.cancel().cancel();
        }
    }

    /** An attempt has ended. */
    public void end(Attempt attempt) {
        synchronized (running) {
            running.remove(attempt);
        }
    }

    /** A stop has come. */
    public void stop(JobCommand.Stop stop) {
        List<Attempt> meant;
        synchronized (running) {
            recent.addLast(stop);
            if (recent.size() > REMEMBERED) {
                recent.removeFirst();
            }
            meant = running.stream().filter(attempt -> attempt.isMeantBy(stop)).toList();
        }
        meant.forEach(attempt -> attempt.cancel().cancel());
    }

    /** Stops everything that runs, and what begins from now on. */
    public void stopAll() {
        List<Attempt> all;
        synchronized (running) {
            allStopped = true;
            all = List.copyOf(running);
        }
        all.forEach(attempt -> attempt.cancel().cancel());
    }
}
