package dev.terrane.engine.planner.rule;

import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.plan.Select;
import java.util.Optional;

/**
 * A selection that takes every label in order and changes nothing else goes.
 *
 * <pre>
 * select t [0, 1, 2]   →   scan with 3 labels
 *   scan with 3 labels
 * </pre>
 */
public final class DropIdleSelect implements Rule {
    @Override
    public Optional<PlanNode> apply(PlanNode node) {
        if (node instanceof Select select
                && select.isRange()
                && select.indices()[0] == 0
                && select.spec().equals(select.input().spec())) {
            return Optional.of(select.input());
        }
        return Optional.empty();
    }
}
