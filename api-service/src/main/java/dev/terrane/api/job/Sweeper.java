package dev.terrane.api.job;

import dev.terrane.api.storage.ResultStore;
import dev.terrane.model.error.OpenEoException;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Removes objects that nobody needs any more, soon after they were given up and once more later. Where the
 * object store is away, they stay remembered and their turn comes again.
 */
@ApplicationScoped
class Sweeper {
    private final SweepList list;
    private final ResultStore store;

    Sweeper(SweepList list, ResultStore store) {
        this.list = list;
        this.store = store;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        for (List<String> some = list.takeDue(); !some.isEmpty(); some = list.takeDue()) {
            some.forEach(this::sweep);
        }
    }

    private void sweep(String prefix) {
        try {
            store.removeAll(prefix);
            list.swept(prefix);
        } catch (OpenEoException away) {
            Log.warnf("objects below %s stay for now: %s", prefix, away.getMessage());
        }
    }
}
