package dev.terrane.engine.exec;

import java.util.concurrent.atomic.AtomicLong;

/** Counts finished chunks; the last percent is kept for the files to be completed and stored. */
final class Progress implements PlanRunner.ChunkListener {
    private static final double MOST = 99;

    private final RunListener listener;
    private final long chunks;
    private final AtomicLong done = new AtomicLong();

    Progress(RunListener listener, long chunks) {
        this.listener = listener;
        this.chunks = chunks;
    }

    @Override
    public void chunkDone() {
        listener.progress(Math.min(MOST, MOST * done.incrementAndGet() / chunks));
    }
}
