package dev.terrane.engine.planner.rule;

import dev.terrane.engine.plan.PlanNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Applies all rules from the leaves up, until none applies. A step that several steps share stays shared. */
public final class Rules {
    private static final List<Rule> ALL = List.of(new MergeSelects(), new DropIdleSelect());

    private final IdentityHashMap<PlanNode, PlanNode> rewritten = new IdentityHashMap<>();

    /** The rewritten plan below a step; use one instance for all outputs of a plan. */
    public PlanNode rewrite(PlanNode node) {
        PlanNode known = rewritten.get(node);
        if (known != null) {
            return known;
        }
        List<PlanNode> inputs = new ArrayList<>();
        boolean changed = false;
        for (PlanNode input : node.inputs()) {
            PlanNode better = rewrite(input);
            changed |= better != input;
            inputs.add(better);
        }
        PlanNode result = applyAll(changed ? node.withInputs(inputs) : node);
        rewritten.put(node, result);
        return result;
    }

    private static PlanNode applyAll(PlanNode node) {
        PlanNode best = node;
        boolean applied = true;
        while (applied) {
            applied = false;
            for (Rule rule : ALL) {
                Optional<PlanNode> better = rule.apply(best);
                if (better.isPresent()) {
                    best = better.get();
                    applied = true;
                }
            }
        }
        return best;
    }
}
