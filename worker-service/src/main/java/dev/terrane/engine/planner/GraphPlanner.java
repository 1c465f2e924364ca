package dev.terrane.engine.planner;

import dev.terrane.engine.plan.Write;
import dev.terrane.engine.planner.rule.Rules;
import dev.terrane.engine.process.GraphEvaluator;
import dev.terrane.engine.process.Surroundings;
import dev.terrane.engine.process.Value;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.graph.ProcessGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns a process graph into the cubes that are to be written, with the rules applied. */
public final class GraphPlanner {
    private final Surroundings surroundings;

    /** A planner whose processes reach these surroundings. */
    public GraphPlanner(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** All cubes that the graph saves; {@code ProcessGraphInvalid} where it saves none. */
    public List<Write> plan(ProcessGraph graph) {
        List<Write> writes = new ArrayList<>();
        Rules rules = new Rules();
        for (Value value : new GraphEvaluator(surroundings).all(graph, Map.of()).values()) {
            if (value instanceof Value.Stored stored) {
                writes.add((Write) rules.rewrite(stored.write()));
            }
        }
        if (writes.isEmpty()) {
            throw OpenEoError.PROCESS_GRAPH_INVALID.exception(
                    "reason", "nothing is saved; a batch job needs a save_result node");
        }
        return writes;
    }
}
