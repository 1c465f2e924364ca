package dev.terrane.local.launcher;

import dev.terrane.local.stack.StackException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Work against a failure of what it needs: whichever comes first counts. */
final class Race {
    /** A client often learns that something is wrong a moment before the launcher learns what. */
    private static final long REASON_SECONDS = 3;

    private final CompletableFuture<StackException> failure = new CompletableFuture<>();

    /** Ends the work, and all that follows, with that reason. */
    void fail(StackException why) {
        failure.complete(why);
    }

    /** Waits for a failure. */
    StackException awaitFailure() {
        return failure.join();
    }

    /** Works in a thread of its own; throws what the work throws, or the failure, or that it took too long. */
    <T> T run(Callable<T> work, Duration patience) throws Exception {
        CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
        FutureTask<T> task = new FutureTask<>(work) {
            @Override
            protected void done() {
                over.complete(null);
            }
        };
        Thread thread = new Thread(task, "work");
        thread.setDaemon(true);
        thread.start();
        try {
            CompletableFuture.anyOf(over, failure).get(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException tooLong) {
            throw new CommandFailure("not done within " + patience.toMinutes() + " minutes", tooLong);
        } finally {
            if (!task.isDone()) {
                task.cancel(true);
            }
        }
        if (task.isCancelled()) {
            throw failure.join();
        }
        return result(task);
    }

    private <T> T result(FutureTask<T> task) throws Exception {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException consequence) {
                throw reasonFor(consequence);
            }
            throw failed.getCause() instanceof Exception own ? own : failed;
        }
    }

    private Exception reasonFor(IOException consequence) throws InterruptedException, ExecutionException {
        try {
            return failure.get(REASON_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException none) {
            return consequence;
        }
    }
}
