package dev.terrane.engine.planner.rule;

import dev.terrane.engine.plan.PlanNode;
import java.util.Optional;

/** A rewrite of one step over inputs that are rewritten already. */
public interface Rule {
    /** The better step, or empty where the rule does not apply. */
    Optional<PlanNode> apply(PlanNode node);
}
