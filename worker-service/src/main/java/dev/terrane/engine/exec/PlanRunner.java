package dev.terrane.engine.exec;

import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.ChunkGrid;
import dev.terrane.engine.cube.Region;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.planner.PhysicalPlan;
import dev.terrane.engine.sink.Sink;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Computes the chunks of an output on a pool of threads and hands them to its sink. The first failure ends all; a
 * cancel interrupts the threads, so that it also reaches a read that waits.
 */
final class PlanRunner {
    private final CancelToken cancel;
    private final ThreadFactory threads;

    PlanRunner(CancelToken cancel, ThreadFactory threads) {
        this.cancel = cancel;
        this.threads = threads;
    }

    /** Called after each chunk. */
    interface ChunkListener {
        void chunkDone();
    }

    /** The chunks that an output consists of. */
    static List<Region> chunks(PhysicalPlan.Output output) {
        int[] shape = output.write().spec().shape();
        int[] chunk = output.pieces().chunk();
        for (int i = 0; i < chunk.length; i++) {
            chunk[i] = Math.max(1, Math.min(chunk[i], shape[i]));
        }
        return new ChunkGrid(shape, chunk).regions();
    }

    void run(PhysicalPlan.Output output, Sink sink, ChunkListener listener) throws IOException, InterruptedException {
        List<Region> chunks = chunks(output);
        ExecutorService pool = Executors.newFixedThreadPool(output.threads(), threads);
        try {
            cancel.onCancel(pool::shutdownNow);
            AtomicInteger next = new AtomicInteger();
            ExecutorCompletionService<Void> running = new ExecutorCompletionService<>(pool);
            for (int i = 0; i < output.threads(); i++) {
                running.submit(() -> {
                    work(output, sink, listener, chunks, next);
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
            pool.shutdownNow();
        }
    }

    private void work(
            PhysicalPlan.Output output, Sink sink, ChunkListener listener, List<Region> chunks, AtomicInteger next)
            throws IOException {
        PlanNode input = output.write().input();
        ChunkEvaluator evaluator = new ChunkEvaluator(input, cancel);
        for (int i = next.getAndIncrement(); i < chunks.size(); i = next.getAndIncrement()) {
            cancel.throwIfCancelled();
            sink.accept(chunk(output, evaluator, chunks.get(i)));
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
