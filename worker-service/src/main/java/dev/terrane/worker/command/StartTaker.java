package dev.terrane.worker.command;

import dev.terrane.model.message.JobCommand;
import dev.terrane.model.message.MalformedMessageException;
import dev.terrane.model.message.MessageCodec;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Takes the start commands of one lane, one when a slot is free, and only then. Where the broker does not answer it is
 * asked again, after 1 s and then after ever longer pauses up to 30 s.
 */
final class StartTaker {
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Supplier<StartSource> lane;
    private final Consumer<JobCommand.Start> job;
    private final RunningJobs jobs;
    private final Semaphore slots;
    private final Thread taker;
    private final AtomicReference<@Nullable StartSource> open = new AtomicReference<>();
    private volatile boolean stopped;

    /**
     * A taker that does not take yet.
     *
     * @param lane opens the source of the commands
     * @param slots jobs of this lane at the same time
     * @param job runs one to its end
     */
    StartTaker(String name, Supplier<StartSource> lane, int slots, RunningJobs jobs, Consumer<JobCommand.Start> job) {
        this.lane = lane;
        this.job = job;
        this.jobs = jobs;
        this.slots = new Semaphore(slots);
        this.taker = new Thread(this::takeUntilStopped, name);
    }

    void start() {
        taker.start();
    }

    /** No more commands are taken from now on. */
    void stop() {
        stopped = true;
        StartSource source = open.get();
        if (source != null) {
            source.wakeUp();
        }
        LockSupport.unpark(taker);
    }

    void awaitEnd() throws InterruptedException {
        taker.join(WAIT.toMillis() * 5);
    }

    /** Whether commands are still taken, or were told not to be. */
    boolean isAlive() {
        return stopped || taker.isAlive();
    }

    private void takeUntilStopped() {
        Duration pause = WAIT;
        while (!stopped) {
            try (StartSource source = lane.get()) {
                open.set(source);
                while (!stopped) {
                    takeOne(source);
                    pause = WAIT;
                }
            } catch (InterruptedException | InterruptException | WakeupException ended) {
                return;
            } catch (RuntimeException away) {
                Log.warnf(away, "start commands cannot be taken now");
                LockSupport.parkNanos(pause.toNanos());
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            } finally {
                open.set(null);
            }
        }
    }

    private void takeOne(StartSource source) throws InterruptedException {
        if (!slots.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            source.stayWhileBusy();
            return;
        }
        Optional<byte[]> taken = Optional.empty();
        try {
            taken = source.take(WAIT).filter(this::isStart);
        } finally {
            if (taken.isEmpty()) {
                slots.release();
            }
        }
        taken.map(bytes -> (JobCommand.Start) MessageCodec.decode(bytes, JobCommand.class))
                .ifPresent(start -> jobs.run(() -> {
                    try {
                        job.accept(start);
                    } finally {
                        slots.release();
                    }
                }));
    }

    private boolean isStart(byte[] bytes) {
        try {
            return MessageCodec.decode(bytes, JobCommand.class) instanceof JobCommand.Start;
        } catch (MalformedMessageException malformed) {
            Log.errorf("a start command cannot be read and is dropped: %s", malformed.getMessage());
            return false;
        }
    }
}
