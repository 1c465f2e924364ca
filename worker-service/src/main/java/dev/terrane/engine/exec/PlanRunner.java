package dev.terrane.engine.exec;

import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.ChunkGrid;
import dev.terrane.engine.cube.Region;
import dev.terrane.engine.planner.PhysicalPlan;
import dev.terrane.engine.sink.Sink;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Computes the chunks of an output on a pool of threads and hands them to its sink. The first failure ends all; a
 * cancel interrupts the threads, so that it also reaches a read that waits. Returns when the threads have ended, or
 * after a minute in which they did not heed the interrupt.
 */
final class PlanRunner {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CancelToken cancel;
    private final ThreadFactory threads;
    private final Consumer<String> warnings;

    /**
     * A runner.
     *
     * @param warnings takes what went wrong without ending the run
     */
    PlanRunner(CancelToken cancel, ThreadFactory threads, Consumer<String> warnings) {
        this.cancel = cancel;
        this.threads = threads;
        this.warnings = warnings;
    }

    /** Called after each chunk. */
    interface ChunkListener {
        void chunkDone();
    }

    /** The chunks that an output consists of. */
    static ChunkGrid chunks(PhysicalPlan.Output output) {
        int[] shape = output.write().spec().shape();
        int[] chunk = output.pieces().chunk();
        for (int i = 0; i < chunk.length; i++) {
            chunk[i] = Math.max(1, Math.min(chunk[i], shape[i]));
        }
        return new ChunkGrid(shape, chunk);
    }

    void run(PhysicalPlan.Output output, Sink sink, ChunkListener listener) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(output.threads(), threads);
        CancelToken.Registration registration = cancel.onCancel(pool::shutdownNow);
        try {
            AtomicLong next = new AtomicLong();
            ExecutorCompletionService<Void> running = new ExecutorCompletionService<>(pool);
            for (int i = 0; i < output.threads(); i++) {
                running.submit(() -> {
                    work(output, sink, listener, next);
                    return null;
                });
            }
            for (int i = 0; i < output.threads(); i++) {
                await(running.take());
            }
        } catch (RejectedExecutionException stopped) {
            cancel.throwIfCancelled();
            throw stopped;
        } finally {
            registration.close();
            end(pool);
        }
    }

    /** Waits for the threads, also when this one is interrupted: what they use is closed as soon as this returns. */
    private void end(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = false;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean ended = false;
        for (long left = PATIENCE.toNanos(); !ended && left > 0; left = deadline - System.nanoTime()) {
            try {
                ended = pool.awaitTermination(left, TimeUnit.NANOSECONDS);
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (!ended) {
            warnings.accept("Threads of this run have not ended after " + PATIENCE.toSeconds() + " s.");
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(PhysicalPlan.Output output, Sink sink, ChunkListener listener, AtomicLong next)
            throws IOException {
        ChunkGrid chunks = chunks(output);
        ChunkEvaluator evaluator = new ChunkEvaluator(cancel);
        for (long i = next.getAndIncrement(); i < chunks.count(); i = next.getAndIncrement()) {
            cancel.throwIfCancelled();
            sink.accept(chunk(output, evaluator, chunks.region(i)));
            listener.chunkDone();
        }
    }

    private static Chunk chunk(PhysicalPlan.Output output, ChunkEvaluator evaluator, Region region) throws IOException {
        List<Region> pieces = output.pieces().of(region);
        if (pieces.size() == 1) {
            return evaluator.evaluate(output.write().input(), pieces.get(0));
        }
        ChunkBuilder whole = new ChunkBuilder(region);
        for (Region piece : pieces) {
            whole.put(evaluator.evaluate(output.write().input(), piece));
        }
        return whole.build();
    }

    private void await(Future<Void> done) throws IOException, InterruptedException {
        try {
            done.get();
        } catch (CancellationException cancelled) {
            cancel.throwIfCancelled();
            throw cancelled;
        } catch (ExecutionException failed) {
            cancel.throwIfCancelled();
            Throwable cause = failed.getCause();
            if (cause instanceof IOException io) {
                throw io;
            }
            if (cause instanceof RuntimeException runtime) {
                throw runtime;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(cause);
        }
    }
}
