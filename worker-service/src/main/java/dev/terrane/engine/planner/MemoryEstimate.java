package dev.terrane.engine.planner;

import dev.terrane.engine.cube.Region;
import dev.terrane.engine.plan.Needs;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.plan.Reduce;
import dev.terrane.engine.plan.Select;
import dev.terrane.engine.plan.Uses;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bytes that one thread holds at most while it computes a region. It walks the plan in the order of the evaluator: all
 * inputs of a step stay until the step is done (of a selection one at a time), the step's own result joins them, and
 * what several steps share stays until its last use.
 */
public final class MemoryEstimate {
    /** A value and its validity. */
    static final long BYTES_PER_VALUE = Double.BYTES + 1;

    /** Pixels whose labels a reduction gathers at a time. */
    private static final long BLOCK = 1024;

    private final Uses uses;
    private final IdentityHashMap<PlanNode, Map<Region, Integer>> holders = new IdentityHashMap<>();
    private long held;
    private long most;
    private PlanNode worst;

    private MemoryEstimate(PlanNode node, Region region) {
        this.uses = Uses.of(node, region);
        this.worst = node;
    }

    /**
     * The peak of a computation and the step that makes it.
     *
     * @param bytes held at the worst moment
     * @param worst the step during which that is
     */
    public record Peak(long bytes, PlanNode worst) {}

    /** The peak while a region of a node is computed. */
    public static Peak of(PlanNode node, Region region) {
        MemoryEstimate estimate = new MemoryEstimate(node, region);
        estimate.pull(node, region);
        return new Peak(estimate.most, estimate.worst);
    }

    /** Pulls a region; the one who pulls holds it then. */
    private void pull(PlanNode node, Region region) {
        boolean wasKept = holders.getOrDefault(node, Map.of()).containsKey(region);
        if (!wasKept) {
            compute(node, region);
        }
        hold(node, region);
        boolean keep = uses.take(node, region) > 0;
        if (keep && !wasKept) {
            hold(node, region);
        } else if (!keep && wasKept) {
            release(node, region);
        }
    }

    private void compute(PlanNode node, Region region) {
        List<Needs.Need> needs = Needs.of(node, region);
        if (node instanceof Select select && Needs.runs(select, region).size() > 1) {
            copy(select, region);
            return;
        }
        needs.forEach(need -> pull(need.input(), need.region()));
        note(node, Math.addExact(bytes(region), scratch(node, region, needs)));
        needs.forEach(need -> release(need.input(), need.region()));
    }

    /** A selection of several runs copies one after the other into its result. */
    private void copy(Select select, Region region) {
        held = Math.addExact(held, bytes(region));
        for (Needs.Run run : Needs.runs(select, region)) {
            Region part = run.inputRegion(select, region);
            if (run.from() == Select.ABSENT) {
                note(select, bytes(part));
            } else {
                pull(select.input(), part);
                note(select, 0);
                release(select.input(), part);
            }
        }
        held -= bytes(region);
    }

    /** What a step needs beside its inputs and its result. */
    private static long scratch(PlanNode node, Region region, List<Needs.Need> needs) {
        if (!(node instanceof Reduce reduce) || needs.isEmpty()) {
            return 0;
        }
        long labels = needs.get(0).region().size(reduce.dimension());
        return Math.addExact(bytes(region), Math.min(BLOCK, values(region)) * labels * BYTES_PER_VALUE);
    }

    private void note(PlanNode node, long more) {
        long now = Math.addExact(held, more);
        if (now > most) {
            most = now;
            worst = node;
        }
    }

    private void hold(PlanNode node, Region region) {
        Map<Region, Integer> regions = holders.computeIfAbsent(node, unused -> new HashMap<>());
        if (regions.merge(region, 1, Integer::sum) == 1) {
            held = Math.addExact(held, bytes(region));
        }
    }

    private void release(PlanNode node, Region region) {
        Map<Region, Integer> regions = holders.getOrDefault(node, Map.of());
        if (regions.merge(region, -1, Integer::sum) == 0) {
            regions.remove(region);
            held -= bytes(region);
        }
    }

    /** Bytes of the values of a region and their validity. */
    static long bytes(Region region) {
        return Math.multiplyExact(values(region), BYTES_PER_VALUE);
    }

    private static long values(Region region) {
        long values = 1;
        for (int i = 0; i < region.rank(); i++) {
            values = Math.multiplyExact(values, region.size(i));
        }
        return values;
    }
}
