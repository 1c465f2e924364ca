package dev.terrane.api.job;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BooleanSupplier;

/** Looks every minute for what was kept long enough; some at a time, so that nobody waits long for a lock. */
@ApplicationScoped
class RetentionSweep {
    private final Retention retention;

    RetentionSweep(Retention retention) {
        this.retention = retention;
    }

    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        repeat(retention::removeResults);
        repeat(retention::removeLogs);
        repeat(retention::removeJobs);
    }

    private static void repeat(BooleanSupplier some) {
        boolean more = true;
        while (more) {
            try {
                more = some.getAsBoolean();
            } catch (RuntimeException later) {
                Log.warnf(later, "what was kept long enough is removed later");
                return;
            }
        }
    }
}
