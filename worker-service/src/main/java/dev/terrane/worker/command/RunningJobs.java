package dev.terrane.worker.command;

import dev.terrane.worker.config.WorkerConfig.Drain;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The threads that run jobs, and what becomes of them when the worker has to end. */
final class RunningJobs {
    /** Kept of the grace for the last events of jobs that are handed back. */
    static final Duration HAND_BACK = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(task, "job"));

    /** Runs a job on a thread of its own. */
    void run(Runnable job) {
        threads.execute(job);
    }

    /**
     * Takes no more jobs and waits for the end of those that run; returns whether all have ended within the grace.
     *
     * @param how whether they may go on to their end, as far as the grace allows, or not
     * @param handBack makes them give up
     */
    boolean end(Drain how, Duration grace, Runnable handBack) throws InterruptedException {
        threads.shutdown();
        long deadline = System.nanoTime() + grace.toNanos();
        Duration toFinish = how == Drain.FINISH ? grace.minus(HAND_BACK) : Duration.ZERO;
        if (threads.awaitTermination(Math.max(0, toFinish.toNanos()), TimeUnit.NANOSECONDS)) {
            return true;
        }
        handBack.run();
        return threads.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
}
