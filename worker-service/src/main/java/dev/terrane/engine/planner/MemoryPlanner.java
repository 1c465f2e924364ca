package dev.terrane.engine.planner;

import dev.terrane.engine.cube.Region;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.plan.Write;
import dev.terrane.model.error.OpenEoException;
import java.util.Locale;

/**
 * Finds for an output the largest pieces that fit the memory on all threads; uses fewer threads before it gives up, and
 * says which step is too large when it does.
 */
public final class MemoryPlanner {
    /** Pieces are not cut below so many rows and columns: each would read whole tiles for a few pixels. */
    private static final int LEAST_PIXELS = 16;

    private final long budget;
    private final int threads;

    /**
     * For a memory budget.
     *
     * @param budget bytes for all threads together
     * @param threads at most so many pieces at the same time
     */
    public MemoryPlanner(long budget, int threads) {
        this.budget = budget;
        this.threads = threads;
    }

    /** The output, delivered in chunks of this shape; {@code MemoryExceeded} where nothing fits. */
    public PhysicalPlan.Output fit(Write write, int[] chunk) {
        PlanNode input = write.input();
        int[] shape = input.spec().shape();
        int[] whole = new int[chunk.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = Math.min(chunk[i], shape[i]);
        }
        MemoryEstimate.Peak peak = null;
        for (int parallel = threads; parallel >= 1; parallel = parallel / 2) {
            int[] piece = whole.clone();
            do {
                peak = MemoryEstimate.of(input, new Region(new int[piece.length], piece));
                if (peak.bytes() * parallel <= budget) {
                    return new PhysicalPlan.Output(write, new Pieces(chunk, piece), parallel, peak);
                }
            } while (cut(piece));
        }
        long needed = peak == null ? 0 : peak.bytes();
        String step = peak == null ? write.describe() : peak.worst().describe();
        throw OpenEoException.ofProcess(
                "MemoryExceeded",
                String.format(
                        Locale.ROOT,
                        "The step '%s' needs %,d MiB for the smallest piece, and %,d MiB are allowed. Fewer dates or"
                                + " bands in one reduction help.",
                        step,
                        needed >> 20,
                        budget >> 20));
    }

    /** Halves the outermost dimension that can be; false where none can. */
    private static boolean cut(int[] piece) {
        for (int i = 0; i < piece.length; i++) {
            boolean innermost = i >= piece.length - 2;
            if (piece[i] > (innermost ? LEAST_PIXELS : 1)) {
                piece[i] = (piece[i] + 1) / 2;
                return true;
            }
        }
        return false;
    }
}
