package dev.terrane.engine.planner;

import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.Region;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.plan.Scan;
import dev.terrane.engine.plan.Write;
import dev.terrane.model.error.OpenEoException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds for an output the largest pieces that fit the memory on all threads, together with what its sink needs. Threads
 * are given up before pieces become smaller than the tiles of the sources, as each tile would be read several times;
 * what does not even fit one thread in small pieces is refused, and the step that is too large is named.
 */
public final class MemoryPlanner {
    /** Pieces are not cut below so many rows and columns, whatever the tiles: there would be no end of them. */
    private static final int LEAST_PIXELS = 16;

    /** Along one dimension not many more pieces than these are looked at, evenly spread. */
    private static final int MOST_PLACES = 2000;

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

    private record Candidate(int[] piece, MemoryEstimate.Peak peak) {}

    /**
     * The output, delivered in chunks of this shape; {@code MemoryExceeded} where nothing fits.
     *
     * @param sinkBytes what the sink needs for each chunk that it is given, beside the chunk
     */
    public PhysicalPlan.Output fit(Write write, int[] chunk, long sinkBytes) {
        int[] shape = write.spec().shape();
        int[] piece = new int[chunk.length];
        for (int i = 0; i < piece.length; i++) {
            piece[i] = Math.min(chunk[i], shape[i]);
        }
        int[] whole = piece.clone();
        List<Candidate> cheap = candidates(write, whole, piece, sinkBytes, tileShape(write));
        for (int parallel = threads; parallel >= 1; parallel--) {
            for (Candidate candidate : cheap) {
                if (candidate.peak().bytes() <= budget / parallel) {
                    return output(write, chunk, candidate, parallel);
                }
            }
        }
        int[] least = new int[] {LEAST_PIXELS, LEAST_PIXELS};
        List<Candidate> small = candidates(write, whole, piece, sinkBytes, least);
        for (Candidate candidate : small) {
            if (candidate.peak().bytes() <= budget) {
                return output(write, chunk, candidate, 1);
            }
        }
        throw exceeded(small.get(small.size() - 1).peak());
    }

    private static PhysicalPlan.Output output(Write write, int[] chunk, Candidate candidate, int parallel) {
        return new PhysicalPlan.Output(write, new Pieces(chunk, candidate.piece()), parallel, candidate.peak());
    }

    private OpenEoException exceeded(MemoryEstimate.Peak peak) {
        return OpenEoException.ofProcess(
                "MemoryExceeded",
                String.format(
                        Locale.ROOT,
                        "The step '%s' needs %,d MiB for the smallest piece, and %,d MiB are allowed. Fewer dates or"
                                + " bands in one reduction help.",
                        peak.worst().describe(),
                        peak.bytes() >> 20,
                        budget >> 20));
    }

    /** The piece and all that it is cut into, the largest first; the piece is then the smallest. */
    private static List<Candidate> candidates(Write write, int[] whole, int[] piece, long sinkBytes, int[] least) {
        List<Candidate> candidates = new ArrayList<>();
        do {
            candidates.add(new Candidate(piece.clone(), peak(write, whole, piece, sinkBytes)));
        } while (cut(piece, write.spec(), least));
        return candidates;
    }

    /**
     * The larger of computing a piece, beside the chunk that it becomes a part of, and of writing the chunk.
     */
    private static MemoryEstimate.Peak peak(Write write, int[] whole, int[] piece, long sinkBytes) {
        try {
            long chunk = MemoryEstimate.bytes(Region.whole(whole));
            MemoryEstimate.Peak computing = worst(write, whole, piece);
            long beside = Arrays.equals(whole, piece) ? 0 : chunk;
            long computed = Math.addExact(computing.bytes(), beside);
            long written = Math.addExact(chunk, sinkBytes);
            return computed >= written
                    ? new MemoryEstimate.Peak(computed, computing.worst())
                    : new MemoryEstimate.Peak(written, write);
        } catch (ArithmeticException beyondCounting) {
            return new MemoryEstimate.Peak(Long.MAX_VALUE, write);
        }
    }

    /**
     * The largest peak of all pieces: those of one row of labels differ where groups of labels do, as months have not
     * the same number of dates. Along rows and columns all pieces are alike.
     */
    private static MemoryEstimate.Peak worst(Write write, int[] chunk, int[] piece) {
        PlanNode input = write.input();
        MemoryEstimate.Peak worst = MemoryEstimate.of(input, Region.whole(piece));
        int[] shape = write.spec().shape();
        for (int i = 0; i < piece.length; i++) {
            if (!(write.spec().dimensions().get(i) instanceof Dimension.Axis)) {
                int stride = 1 + shape[i] / piece[i] / MOST_PLACES;
                for (long from = 0; from < shape[i]; from += (long) stride * chunk[i]) {
                    int end = (int) Math.min(shape[i], from + chunk[i]);
                    for (int at = (int) from; at < end; at += piece[i]) {
                        Region region = Region.whole(piece).with(i, at, Math.min(piece[i], end - at));
                        MemoryEstimate.Peak peak = MemoryEstimate.of(input, region);
                        worst = peak.bytes() > worst.bytes() ? peak : worst;
                    }
                }
            }
        }
        return worst;
    }

    /** The largest tiles, rows then columns, of all sources of a plan. */
    private static int[] tileShape(PlanNode root) {
        int[] largest = {LEAST_PIXELS, LEAST_PIXELS};
        collect(root, largest, Collections.newSetFromMap(new IdentityHashMap<>()));
        return largest;
    }

    private static void collect(PlanNode node, int[] largest, Set<PlanNode> seen) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof Scan scan) {
            int[] tile = scan.source().tileShape();
            largest[0] = Math.max(largest[0], tile[0]);
            largest[1] = Math.max(largest[1], tile[1]);
        }
        node.inputs().forEach(input -> collect(input, largest, seen));
    }

    /** Halves the outermost dimension that can be; false where none can. */
    private static boolean cut(int[] piece, CubeSpec spec, int[] least) {
        for (int i = 0; i < piece.length; i++) {
            int half = (piece[i] + 1) / 2;
            if (half < piece[i] && half >= least(spec.dimensions().get(i), least)) {
                piece[i] = half;
                return true;
            }
        }
        return false;
    }

    private static int least(Dimension dimension, int[] least) {
        if (!(dimension instanceof Dimension.Axis axis)) {
            return 1;
        }
        return axis.direction() == Dimension.Direction.Y ? least[0] : least[1];
    }
}
