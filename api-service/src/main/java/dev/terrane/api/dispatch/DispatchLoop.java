package dev.terrane.api.dispatch;

import dev.terrane.api.config.ApiConfig;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs the dispatcher when a job was queued or made room for another here, and now and then for what happened elsewhere.
 */
@ApplicationScoped
public class DispatchLoop {
    private final Dispatcher dispatcher;
    private final AfterCommit afterCommit;
    private final ApiConfig config;
    private final Semaphore signal = new Semaphore(0);
    private final Thread loop = new Thread(this::dispatchUntilStopped, "dispatch");
    private volatile boolean stopped;

    DispatchLoop(Dispatcher dispatcher, AfterCommit afterCommit, ApiConfig config) {
        this.dispatcher = dispatcher;
        this.afterCommit = afterCommit;
        this.config = config;
    }

    /** Says that a job was queued, or that one was claimed or ended; heard when the transaction is committed. */
    public void wakeUp() {
        afterCommit.run(signal::release);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        loop.interrupt();
        loop.join(TimeUnit.SECONDS.toMillis(10));
    }

    private void publishAll(boolean express) {
        boolean more = true;
        while (more && !stopped) {
            more = dispatcher.publishNext(express);
        }
    }

    private void dispatchUntilStopped() {
        while (!stopped) {
            try {
                if (signal.tryAcquire(config.dispatch().every().toMillis(), TimeUnit.MILLISECONDS)) {
                    signal.drainPermits();
                }
                publishAll(true);
                publishAll(false);
            } catch (InterruptedException ended) {
                return;
            } catch (RuntimeException away) {
                Log.warnf(away, "queued jobs cannot be dispatched now");
            }
        }
    }
}
