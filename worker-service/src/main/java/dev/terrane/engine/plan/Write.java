package dev.terrane.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.sink.SinkFormat;
import java.util.List;

/** Writes a cube to files. */
public record Write(PlanNode input, SinkFormat format, String base, JsonNode options) implements PlanNode {
    @Override
    public CubeSpec spec() {
        return input.spec();
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public PlanNode withInputs(List<PlanNode> others) {
        return new Write(others.get(0), format, base, options);
    }

    @Override
    public String describe() {
        return "write " + format.name() + " " + base;
    }
}
