package dev.terrane.engine.exec;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts finished chunks; the last percent is kept for the files to be completed and stored. */
final class Progress implements PlanRunner.ChunkListener {
    private static final double MOST = 99;

    private final RunListener listener;
    private final int chunks;
    private final AtomicInteger done = new AtomicInteger();

    Progress(RunListener listener, int chunks) {
        this.listener = listener;
        this.chunks = chunks;
    }

    @Override
    public void chunkDone() {
        listener.progress(Math.min(MOST, MOST * done.incrementAndGet() / chunks));
    }
}
