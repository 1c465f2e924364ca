package dev.terrane.engine.planner;

import dev.terrane.engine.cube.Region;
import dev.terrane.engine.plan.Needs;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.plan.Reduce;

/**
 * Bytes that one thread holds at most while it computes a region: all inputs of a step stay until the step is done, and
 * the step's own result joins them.
 */
public final class MemoryEstimate {
    /** A value and its validity. */
    private static final long BYTES_PER_VALUE = Double.BYTES + 1;

    private MemoryEstimate() {}

    /**
     * The peak of a computation and the step that makes it.
     *
     * @param bytes held at the worst moment
     * @param worst the step during which that is
     */
    public record Peak(long bytes, PlanNode worst) {}

    /** The peak while a region of a node is computed. */
    public static Peak of(PlanNode node, Region region) {
        long held = 0;
        Peak peak = new Peak(0, node);
        for (Needs.Need need : Needs.of(node, region)) {
            Peak below = of(need.input(), need.region());
            if (held + below.bytes() > peak.bytes()) {
                peak = new Peak(held + below.bytes(), below.worst());
            }
            held += bytes(need.region());
        }
        long own = held + bytes(region) + (node instanceof Reduce ? bytes(region) : 0);
        return own >= peak.bytes() ? new Peak(own, node) : peak;
    }

    private static long bytes(Region region) {
        long values = 1;
        for (int i = 0; i < region.rank(); i++) {
            values *= region.size(i);
        }
        return values * BYTES_PER_VALUE;
    }
}
