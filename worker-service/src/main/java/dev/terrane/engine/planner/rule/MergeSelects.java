package dev.terrane.engine.planner.rule;

import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.plan.Select;
import java.util.Optional;

/**
 * Two selections on one dimension become one.
 *
 * <pre>
 * select t [2, 0]            select t [7, 3]
 *   select t [3, 5, 7]   →     scan
 *     scan
 * </pre>
 */
public final class MergeSelects implements Rule {
    @Override
    public Optional<PlanNode> apply(PlanNode node) {
        if (!(node instanceof Select outer)
                || !(outer.input() instanceof Select inner)
                || outer.dimension() != inner.dimension()) {
            return Optional.empty();
        }
        int[] outerIndices = outer.indices();
        int[] innerIndices = inner.indices();
        int[] merged = new int[outerIndices.length];
        for (int i = 0; i < merged.length; i++) {
            merged[i] = outerIndices[i] == Select.ABSENT ? Select.ABSENT : innerIndices[outerIndices[i]];
        }
        return Optional.of(new Select(outer.spec(), inner.input(), outer.dimension(), merged));
    }
}
