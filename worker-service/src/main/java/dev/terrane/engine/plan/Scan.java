package dev.terrane.engine.plan;

import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.source.RasterSource;
import java.util.List;

/** Reads a source. */
public record Scan(RasterSource source) implements PlanNode {
    @Override
    public CubeSpec spec() {
        return source.spec();
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of();
    }

    @Override
    public PlanNode withInputs(List<PlanNode> others) {
        return this;
    }

    @Override
    public String describe() {
        return "scan " + source.describe();
    }
}
