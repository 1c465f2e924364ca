package dev.terrane.worker.job;

import dev.terrane.model.job.JobId;
import dev.terrane.model.message.JobCommand;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings stops to the attempts they mean. A stop may come before its start: the last thousand are remembered, and an
 * attempt that one of them means is cancelled as it begins.
 */
@ApplicationScoped
public class StopRegistry {
    private static final int REMEMBERED = 1000;

    private final List<Attempt> running = new ArrayList<>();
    private final Map<JobId, JobCommand.Stop> recent = new LinkedHashMap<>();

    /** An attempt begins. */
    public void begin(Attempt attempt) {
        boolean stopped;
        synchronized (running) {
            running.add(attempt);
            JobCommand.Stop stop = recent.get(attempt.job());
            stopped = stop != null && attempt.isMeantBy(stop.attempt(), stop.claim());
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
            recent.remove(stop.jobId());
            recent.put(stop.jobId(), stop);
            if (recent.size() > REMEMBERED) {
                recent.remove(recent.keySet().iterator().next());
            }
            meant = running.stream()
                    .filter(attempt -> attempt.job().equals(stop.jobId()))
                    .filter(attempt -> attempt.isMeantBy(stop.attempt(), stop.claim()))
                    .toList();
        }
        meant.forEach(attempt -> attempt.cancel().cancel());
    }

    /** Stops everything that runs. */
    public void stopAll() {
        List<Attempt> all;
        synchronized (running) {
            all = List.copyOf(running);
        }
        all.forEach(attempt -> attempt.cancel().cancel());
    }
}
