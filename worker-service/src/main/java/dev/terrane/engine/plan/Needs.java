package dev.terrane.engine.plan;

import dev.terrane.engine.cube.Region;
import java.util.ArrayList;
import java.util.List;

/** Which regions of its inputs a step needs for a region of its result; the one place that knows. */
public final class Needs {
    private Needs() {}

    /** A region of one input. */
    public record Need(PlanNode input, Region region) {}

    /** All regions needed, in the order in which they are read. */
    public static List<Need> of(PlanNode node, Region region) {
        if (node instanceof Select select) {
            return runs(select, region).stream()
                    .filter(run -> run.from() != Select.ABSENT)
                    .map(run -> new Need(select.input(), run.inputRegion(select, region)))
                    .toList();
        }
        if (node instanceof Reduce reduce) {
            Region needed = reduceInput(reduce, region);
            return needed.size(reduce.dimension()) == 0 ? List.of() : List.of(new Need(reduce.input(), needed));
        }
        List<Need> needs = new ArrayList<>();
        if (node instanceof Blockwise blockwise) {
            for (int i = 0; i < blockwise.inputs().size(); i++) {
                needs.add(
                        new Need(blockwise.inputs().get(i), blockwise.function().needs(i, region)));
            }
        } else if (node instanceof Write write) {
            needs.add(new Need(write.input(), region));
        }
        return needs;
    }

    /**
     * Labels of a selection that lie next to each other in its input.
     *
     * @param at position in the result, counted from the region's first label
     * @param from position in the input, or {@link Select#ABSENT}
     */
    public record Run(int at, int from, int count) {
        /** The region of the input that holds these labels. */
        public Region inputRegion(Select select, Region region) {
            return region.with(select.dimension(), from, count);
        }
    }

    /** Cuts a region of a selection into runs. */
    public static List<Run> runs(Select select, Region region) {
        int[] indices = select.indices();
        int first = region.start(select.dimension());
        int size = region.size(select.dimension());
        List<Run> runs = new ArrayList<>();
        int at = 0;
        while (at < size) {
            int from = indices[first + at];
            int count = 1;
            while (at + count < size && continues(from, indices[first + at + count], count)) {
                count++;
            }
            runs.add(new Run(at, from, count));
            at += count;
        }
        return runs;
    }

    private static boolean continues(int from, int next, int distance) {
        return from == Select.ABSENT ? next == Select.ABSENT : next == from + distance;
    }

    /** The region of the input of a reduction; of no labels where all groups of the region are empty. */
    public static Region reduceInput(Reduce reduce, Region region) {
        int dimension = reduce.dimension();
        List<int[]> groups = reduce.groups();
        if (groups == null) {
            int size = reduce.input().spec().dimensions().get(dimension).size();
            return region.inserted(dimension, 0, size);
        }
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (int[] group : groups.subList(region.start(dimension), region.end(dimension))) {
            for (int index : group) {
                first = Math.min(first, index);
                last = Math.max(last, index);
            }
        }
        return last < 0 ? region.with(dimension, 0, 0) : region.with(dimension, first, last - first + 1);
    }
}
