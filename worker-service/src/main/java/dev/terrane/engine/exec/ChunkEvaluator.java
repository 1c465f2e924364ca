package dev.terrane.engine.exec;

import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.Region;
import dev.terrane.engine.plan.Blockwise;
import dev.terrane.engine.plan.Needs;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.plan.Reduce;
import dev.terrane.engine.plan.Scan;
import dev.terrane.engine.plan.Select;
import dev.terrane.model.error.OpenEoException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computes a region of a plan by pulling what it needs from the nodes below. What several nodes share is computed once
 * for each region that is asked for from outside. Not for use by several threads at once.
 */
public final class ChunkEvaluator {
    private final Set<PlanNode> shared;
    private final CancelToken cancel;
    private final IdentityHashMap<PlanNode, Map<Region, Chunk>> kept = new IdentityHashMap<>();

    /** An evaluator of the plan below a node. */
    public ChunkEvaluator(PlanNode root, CancelToken cancel) {
        this.shared = sharedBelow(root);
        this.cancel = cancel;
    }

    /** The values of a region. */
    public Chunk evaluate(PlanNode node, Region region) throws IOException {
        try {
            return pull(node, region);
        } finally {
            kept.clear();
        }
    }

    private Chunk pull(PlanNode node, Region region) throws IOException {
        cancel.throwIfCancelled();
        if (!shared.contains(node)) {
            return compute(node, region);
        }
        Map<Region, Chunk> chunks = kept.computeIfAbsent(node, unused -> new HashMap<>());
        Chunk chunk = chunks.get(region);
        if (chunk == null) {
            chunk = compute(node, region);
            chunks.put(region, chunk);
        }
        return chunk;
    }

    private Chunk compute(PlanNode node, Region region) throws IOException {
        if (node instanceof Scan scan) {
            return read(scan, region);
        }
        if (node instanceof Select select) {
            return select(select, region);
        }
        List<Chunk> inputs = new ArrayList<>();
        for (Needs.Need need : Needs.of(node, region)) {
            inputs.add(pull(need.input(), need.region()));
        }
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

    private Chunk select(Select select, Region region) throws IOException {
        List<Needs.Run> runs = Needs.runs(select, region);
        if (runs.size() == 1 && runs.get(0).from() != Select.ABSENT) {
            return pull(select.input(), runs.get(0).inputRegion(select, region)).at(region);
        }
        ChunkBuilder result = new ChunkBuilder(region);
        for (Needs.Run run : runs) {
            Region part = region.with(select.dimension(), region.start(select.dimension()) + run.at(), run.count());
            result.put(
                    run.from() == Select.ABSENT
                            ? Chunk.empty(part)
                            : pull(select.input(), run.inputRegion(select, region))
                                    .at(part));
        }
        return result.build();
    }

    private static Set<PlanNode> sharedBelow(PlanNode root) {
        Set<PlanNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<PlanNode> twice = Collections.newSetFromMap(new IdentityHashMap<>());
        visit(root, seen, twice);
        return twice;
    }

    private static void visit(PlanNode node, Set<PlanNode> seen, Set<PlanNode> twice) {
        if (!seen.add(node)) {
            twice.add(node);
            return;
        }
        node.inputs().forEach(input -> visit(input, seen, twice));
    }
}
