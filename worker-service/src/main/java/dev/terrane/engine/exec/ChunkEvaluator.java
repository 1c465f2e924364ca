package dev.terrane.engine.exec;

import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.Region;
import dev.terrane.engine.plan.Blockwise;
import dev.terrane.engine.plan.Needs;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.plan.Reduce;
import dev.terrane.engine.plan.Scan;
import dev.terrane.engine.plan.Select;
import dev.terrane.engine.plan.Uses;
import dev.terrane.model.error.OpenEoException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes a region of a plan by pulling what it needs from the nodes below. What several nodes share is computed once
 * for each region that is asked for from outside, kept until its last use and dropped with it; {@code MemoryEstimate}
 * foretells the memory of exactly this order. Not for use by several threads at once.
 */
public final class ChunkEvaluator {
    private final CancelToken cancel;
    private final IdentityHashMap<PlanNode, Map<Region, Chunk>> kept = new IdentityHashMap<>();
    /** Inputs of the steps that are being computed, the outermost step's first. */
    private final List<Chunk> inputs = new ArrayList<>();

    /** An evaluator that asks the token before each step. */
    public ChunkEvaluator(CancelToken cancel) {
        this.cancel = cancel;
    }

    /** The values of a region. */
    public Chunk evaluate(PlanNode node, Region region) throws IOException {
        try {
            return pull(node, region, Uses.of(node, region));
        } finally {
            kept.clear();
            inputs.clear();
        }
    }

    /** All chunks that are held now. */
    List<Chunk> held() {
        List<Chunk> held = new ArrayList<>(inputs);
        kept.values().forEach(chunks -> held.addAll(chunks.values()));
        return held;
    }

    private Chunk pull(PlanNode node, Region region, Uses uses) throws IOException {
        cancel.throwIfCancelled();
        Map<Region, Chunk> chunks = kept.computeIfAbsent(node, unused -> new HashMap<>());
        Chunk chunk = chunks.get(region);
        if (chunk == null) {
            chunk = compute(node, region, uses);
        }
        if (uses.take(node, region) > 0) {
            chunks.put(region, chunk);
        } else {
            chunks.remove(region);
        }
        return chunk;
    }

    private Chunk compute(PlanNode node, Region region, Uses uses) throws IOException {
        if (node instanceof Scan scan) {
            return read(scan, region);
        }
        if (node instanceof Select select) {
            return select(select, region, uses);
        }
        int first = inputs.size();
        for (Needs.Need need : Needs.of(node, region)) {
            inputs.add(pull(need.input(), need.region(), uses));
        }
        List<Chunk> own = inputs.subList(first, inputs.size());
        Chunk result = run(node, region, List.copyOf(own));
        own.clear();
        return result;
    }

    private static Chunk run(PlanNode node, Region region, List<Chunk> inputs) {
        if (node instanceof Blockwise blockwise) {
            return blockwise.function().compute(region, inputs);
        }
        if (node instanceof Reduce reduce) {
            return new Reduction(reduce, region).run(inputs);
        }
        return inputs.get(0);
    }

    private static Chunk read(Scan scan, Region region) throws IOException {
        try {
            return scan.source().read(region);
        } catch (InterruptedIOException interrupted) {
            throw interrupted;
        } catch (IOException unreadable) {
            throw OpenEoException.ofProcess(
                    "DataUnreadable", "Data cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Takes the runs one by one, so that only one of them is held beside the result. */
    private Chunk select(Select select, Region region, Uses uses) throws IOException {
        List<Needs.Run> runs = Needs.runs(select, region);
        if (runs.size() == 1 && runs.get(0).from() != Select.ABSENT) {
            return pull(select.input(), runs.get(0).inputRegion(select, region), uses)
                    .at(region);
        }
        ChunkBuilder result = new ChunkBuilder(region);
        int place = inputs.size();
        inputs.add(result.build());
        for (Needs.Run run : runs) {
            Region part = region.with(select.dimension(), region.start(select.dimension()) + run.at(), run.count());
            result.put(
                    run.from() == Select.ABSENT
                            ? Chunk.empty(part)
                            : pull(select.input(), run.inputRegion(select, region), uses)
                                    .at(part));
        }
        inputs.subList(place, inputs.size()).clear();
        return result.build();
    }
}
