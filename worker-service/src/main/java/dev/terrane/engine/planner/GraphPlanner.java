package dev.terrane.engine.planner;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.DimensionType;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.plan.Write;
import dev.terrane.engine.planner.rule.Rules;
import dev.terrane.engine.process.GraphEvaluator;
import dev.terrane.engine.process.Surroundings;
import dev.terrane.engine.process.Value;
import dev.terrane.engine.sink.SinkFormat;
import dev.terrane.engine.sink.json.JsonFormat;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.graph.ProcessGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Turns a process graph into what is to be written, with the rules applied. */
public final class GraphPlanner {
    private static final String PIXELS = "netCDF";
    private static final String NO_PIXELS = "JSON";

    private final Surroundings surroundings;

    /** A planner whose processes reach these surroundings. */
    public GraphPlanner(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** All cubes that the graph saves, and what its result node gives where that is not saved. */
    public Outputs plan(ProcessGraph graph) {
        List<Write> writes = new ArrayList<>();
        Rules rules = new Rules();
        Map<String, Value> values = new GraphEvaluator(surroundings).all(graph, Map.of());
        Set<PlanNode> saved = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Value value : values.values()) {
            if (value instanceof Value.Stored stored) {
                saved.add(stored.write().input());
                writes.add((Write) rules.rewrite(stored.write()));
            }
        }
        Value result = Objects.requireNonNull(values.get(graph.result().id()));
        if (result instanceof Value.Cube cube && !saved.contains(cube.node())) {
            writes.add((Write) rules.rewrite(unsaved(cube.node())));
        }
        boolean isOther = !(result instanceof Value.Cube || result instanceof Value.Stored);
        return new Outputs(writes, isOther ? Optional.of(result) : Optional.empty());
    }

    /** Saves a cube for which the graph names no format: with its pixels as netCDF, a small one without as JSON. */
    private Write unsaved(PlanNode cube) {
        CubeSpec spec = cube.spec();
        for (var dimension : spec.dimensions()) {
            if (dimension.size() == 0) {
                throw OpenEoException.ofProcess(
                        "DataCubeEmpty", "The result has no labels left on dimension '" + dimension.name() + "'.");
            }
        }
        boolean pixels = !spec.indicesOf(DimensionType.SPATIAL).isEmpty() || !JsonFormat.holds(spec);
        SinkFormat format = surroundings.format(pixels ? PIXELS : NO_PIXELS).orElseThrow();
        return new Write(cube, format, surroundings.nextResultName(), JsonNodeFactory.instance.objectNode());
    }
}
