package dev.terrane.worker.job;

import dev.terrane.engine.exec.CancelToken;
import dev.terrane.model.job.JobUsage;
import dev.terrane.worker.config.WorkerConfig;
import dev.terrane.worker.report.Reporter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Renews the lease of an attempt and sends what waits to be told. Log entries and progress go out each half second;
 * where no heartbeat was confirmed for too long, the attempt stops itself, because another worker may have it by now.
 */
final class Heartbeat implements AutoCloseable {
    private static final long TICK_MILLIS = 500;

    private final Reporter reporter;
    private final Supplier<JobUsage> usage;
    private final CancelToken cancel;
    private final WorkerConfig.Lease lease;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private volatile Instant confirmed;

    Heartbeat(Reporter reporter, Supplier<JobUsage> usage, CancelToken cancel, WorkerConfig.Lease lease, Clock clock) {
        this.reporter = reporter;
        this.usage = usage;
        this.cancel = cancel;
        this.lease = lease;
        this.clock = clock;
        this.confirmed = clock.instant();
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "heartbeat");
            thread.setDaemon(true);
            return thread;
        });
    }

    void begin() {
        long renew = lease.renewEvery().toMillis();
        timer.scheduleAtFixedRate(this::renew, renew, renew, TimeUnit.MILLISECONDS);
        timer.scheduleAtFixedRate(reporter::flush, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void renew() {
        Instant sent = clock.instant();
        reporter.heartbeat(usage.get()).thenRun(() -> confirmed = sent);
        if (Duration.between(confirmed, sent).compareTo(lease.lostAfter()) > 0) {
            cancel.cancel();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
