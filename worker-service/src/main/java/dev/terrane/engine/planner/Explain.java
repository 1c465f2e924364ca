package dev.terrane.engine.planner;

import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.plan.PlanNode;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;

/** The plan as a user reads it in the first lines of a job's log. */
public final class Explain {
    /** Lines are not indented further, or a long chain of steps would fill the log with blanks. */
    private static final int DEEPEST = 40;

    private final Set<PlanNode> shared = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<PlanNode, Integer> numbers = new IdentityHashMap<>();
    private final StringBuilder text = new StringBuilder();

    private Explain() {}

    /**
     * One line for each step, what is needed indented below what needs it. What several steps share is told once, with a
     * number that the others refer to.
     */
    public static String text(PhysicalPlan plan) {
        Explain explain = new Explain();
        Set<PlanNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (PhysicalPlan.Output output : plan.outputs()) {
            explain.find(output.write(), seen);
        }
        for (PhysicalPlan.Output output : plan.outputs()) {
            explain.append(output);
        }
        return explain.text.toString().stripTrailing();
    }

    private void find(PlanNode node, Set<PlanNode> seen) {
        if (seen.add(node)) {
            node.inputs().forEach(input -> find(input, seen));
        } else {
            shared.add(node);
        }
    }

    private void append(PhysicalPlan.Output output) {
        text.append(String.format(
                Locale.ROOT,
                "%s\n  pieces %s on %d threads, at most %.1f MiB each (at: %s)\n",
                output.write().describe(),
                Arrays.toString(output.pieces().piece()),
                output.threads(),
                output.peak().bytes() / 1048576.0,
                output.peak().worst().describe()));
        append(output.write().input(), 1);
    }

    private void append(PlanNode node, int depth) {
        text.append("  ".repeat(Math.min(depth, DEEPEST)));
        Integer known = numbers.get(node);
        if (known != null) {
            text.append("as [").append(known).append("]\n");
            return;
        }
        if (shared.contains(node)) {
            numbers.put(node, numbers.size() + 1);
            text.append('[').append(numbers.size()).append("] ");
        }
        text.append(node.describe()).append(" -> ").append(shape(node.spec())).append('\n');
        node.inputs().forEach(input -> append(input, depth + 1));
    }

    private static String shape(CubeSpec spec) {
        StringBuilder text = new StringBuilder();
        for (Dimension dimension : spec.dimensions()) {
            text.append(text.isEmpty() ? "" : " × ")
                    .append(dimension.name())
                    .append(' ')
                    .append(dimension.size());
        }
        return text.append(' ').append(spec.type().stacName()).toString();
    }
}
