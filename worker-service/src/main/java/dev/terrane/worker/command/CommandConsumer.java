package dev.terrane.worker.command;

import dev.terrane.model.message.JobCommand;
import dev.terrane.model.message.MalformedMessageException;
import dev.terrane.model.message.MessageCodec;
import dev.terrane.worker.config.WorkerConfig;
import dev.terrane.worker.job.JobRunner;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Takes a start command when a slot is free, and only then. Where the broker does not answer it is asked again, after 1 s
 * and then after ever longer pauses up to 30 s.
 */
@ApplicationScoped
class CommandConsumer {
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private static final int FIRST = 100;

    private final String bootstrap;
    private final WorkerConfig config;
    private final JobRunner runner;
    private final Semaphore slots;
    private final RunningJobs jobs = new RunningJobs();
    private final Thread taker = new Thread(this::takeUntilStopped, "start-commands");
    private final AtomicReference<@Nullable StartSource> open = new AtomicReference<>();
    private volatile boolean stopped;

    CommandConsumer(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap, WorkerConfig config, JobRunner runner) {
        this.bootstrap = bootstrap;
        this.config = config;
        this.runner = runner;
        this.slots = new Semaphore(config.concurrentJobs());
    }

    void start(@Observes StartupEvent event) {
        taker.start();
    }

    /** Comes before the end of what hears stops: they are obeyed while jobs come to their end. */
    void stop(@Observes @Priority(FIRST) ShutdownEvent event) throws InterruptedException {
        stopped = true;
        StartSource source = open.get();
        if (source != null) {
            source.wakeUp();
        }
        LockSupport.unpark(taker);
        if (!jobs.end(config.drain(), config.shutdownGrace(), runner::shutDown)) {
            Log.warn("a job did not end within the grace; its lease will run out");
        }
        taker.join(WAIT.toMillis() * 5);
    }

    /** Whether commands are still taken. */
    boolean isAlive() {
        return taker.isAlive();
    }

    private void takeUntilStopped() {
        Duration pause = WAIT;
        while (!stopped) {
            try (StartSource source = open()) {
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
                        runner.run(start);
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

    private StartSource open() {
        return config.groupMode() == WorkerConfig.GroupMode.SHARE
                ? new ShareGroupStarts(bootstrap)
                : new ConsumerGroupStarts(bootstrap);
    }
}
