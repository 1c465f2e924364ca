package dev.terrane.local.launcher;

import dev.terrane.local.stack.ChildProcess;
import dev.terrane.local.stack.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One service, kept alive: once it was ready, it is started again whenever its process ends by itself, at most three
 * times in a row without becoming ready.
 */
public final class Service {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final int MOST_RESTARTS = 3;
    private static final long PAUSE_MILLIS = 300;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;
    private final URI ready;
    private final Launch launch;
    private Consumer<ChildProcess> restarted = dead -> {};
    private Consumer<StackException> givingUp = why -> {};

    @Nullable
    private ChildProcess process;

    private boolean stopping;
    private boolean wasReady;
    private int restarts;

    /** Starts the process. */
    public interface Launch {
        ChildProcess start() throws IOException;
    }

    Service(String name, int port, Launch launch) {
        this.name = name;
        this.ready = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
        this.launch = launch;
    }

    void onRestart(Consumer<ChildProcess> listener) {
        restarted = listener;
    }

    void onGivingUp(Consumer<StackException> listener) {
        givingUp = listener;
    }

    /** Starts its process. */
    public synchronized void start() {
        if (stopping) {
            return;
        }
        try {
            ChildProcess child = launch.start();
            process = child;
            child.ended().thenAccept(this::ended);
        } catch (IOException impossible) {
            throw new UncheckedIOException(name + " cannot be started", impossible);
        }
    }

    private void ended(ChildProcess dead) {
        boolean again;
        synchronized (this) {
            if (stopping) {
                return;
            }
            again = wasReady && restarts < MOST_RESTARTS;
            restarts++;
        }
        if (again) {
            restarted.accept(dead);
            CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(this::startAgain);
        } else {
            givingUp.accept(dead.failure("ended with status " + dead.exitStatus() + " while it was started"));
        }
    }

    private void startAgain() {
        try {
            start();
            awaitReady();
        } catch (StackException | UncheckedIOException notReady) {
            ChildProcess child = current();
            if (child == null || child.isAlive()) {
                givingUp.accept(new StackException(String.valueOf(notReady.getMessage()), notReady));
            }
        }
    }

    @Nullable
    private synchronized ChildProcess current() {
        return process;
    }

    /** Waits until the service says that it is ready. */
    public void awaitReady() {
        ChildProcess child = current();
        long deadline = System.nanoTime() + START.toNanos();
        while (child != null && !answers()) {
            if (isStopping() || Thread.currentThread().isInterrupted()) {
                return;
            }
            if (!child.isAlive()) {
                throw child.failure("ended with status " + child.exitStatus() + " while it was started");
            }
            if (System.nanoTime() > deadline) {
                throw child.failure("was not ready within " + START.toSeconds() + " s");
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        synchronized (this) {
            wasReady = true;
            restarts = 0;
        }
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private boolean answers() {
        try {
            HttpRequest request = HttpRequest.newBuilder(ready)
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** The id of the process that runs now. */
    public long pid() {
        ChildProcess child = current();
        return child == null ? -1 : child.pid();
    }

    /** Kills the process that runs now, as a crash does; it is started again. */
    public void kill() {
        ChildProcess child = current();
        if (child != null) {
            child.kill();
        }
    }

    /** Ends it for good. */
    public void stop() {
        ChildProcess child;
        synchronized (this) {
            stopping = true;
            child = process;
        }
        if (child != null) {
            child.stop(GRACE);
        }
    }
}
