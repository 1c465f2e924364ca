package dev.terrane.engine.plan;

import dev.terrane.engine.cube.Region;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * How often each region of each step is asked for while one region of a plan is computed, when what is shared is
 * computed once. Who computes, and who foretells the memory of it, keep a region until its last use and no longer.
 */
public final class Uses {
    private final IdentityHashMap<PlanNode, Map<Region, Integer>> left = new IdentityHashMap<>();

    private Uses() {}

    /** The uses below a region of a step; that region itself is used once. */
    public static Uses of(PlanNode node, Region region) {
        Uses uses = new Uses();
        uses.ask(node, region);
        return uses;
    }

    private void ask(PlanNode node, Region region) {
        Map<Region, Integer> regions = left.computeIfAbsent(node, unused -> new HashMap<>());
        if (regions.merge(region, 1, Integer::sum) == 1) {
            for (Needs.Need need : Needs.of(node, region)) {
                ask(need.input(), need.region());
            }
        }
    }

    /** Takes one use away; the number of uses that are still to come. */
    public int take(PlanNode node, Region region) {
        Map<Region, Integer> regions = left.getOrDefault(node, Map.of());
        int rest = regions.getOrDefault(region, 0) - 1;
        if (rest < 0) {
            throw new IllegalStateException(node.describe() + " " + region + " is asked for more often than foreseen");
        }
        regions.put(region, rest);
        return rest;
    }
}
