package dev.terrane.engine.planner;

import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.plan.PlanNode;
import java.util.Arrays;
import java.util.Locale;

/** The plan as a user reads it in the first lines of a job's log. */
public final class Explain {
    private Explain() {}

    /** One line for each step, what is needed indented below what needs it. */
    public static String text(PhysicalPlan plan) {
        StringBuilder text = new StringBuilder();
        for (PhysicalPlan.Output output : plan.outputs()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s%n  pieces %s on %d threads, at most %.1f MiB each (at: %s)%n",
                    output.write().describe(),
                    Arrays.toString(output.pieces().piece()),
                    output.threads(),
                    output.peak().bytes() / 1048576.0,
                    output.peak().worst().describe()));
            append(text, output.write().input(), 1);
        }
        return text.toString().replace(System.lineSeparator(), "\n").stripTrailing();
    }

    private static void append(StringBuilder text, PlanNode node, int depth) {
        text.append("  ".repeat(depth))
                .append(node.describe())
                .append(" -> ")
                .append(shape(node.spec()))
                .append('\n');
        node.inputs().forEach(input -> append(text, input, depth + 1));
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
