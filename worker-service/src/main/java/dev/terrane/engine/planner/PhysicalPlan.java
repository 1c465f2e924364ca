package dev.terrane.engine.planner;

import dev.terrane.engine.plan.Write;
import java.util.List;

/** What is run: for each cube that is written, the piece that one thread computes at a time, known to fit the memory. */
public record PhysicalPlan(List<Output> outputs) {
    /** Copies the list. */
    public PhysicalPlan {
        outputs = List.copyOf(outputs);
    }

    /**
     * One cube that is written.
     *
     * @param threads how many pieces are computed at the same time
     * @param peak bytes that one of them holds at most, and where
     */
    public record Output(Write write, Pieces pieces, int threads, MemoryEstimate.Peak peak) {}
}
