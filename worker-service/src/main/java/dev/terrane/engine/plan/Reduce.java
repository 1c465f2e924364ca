package dev.terrane.engine.plan;

import dev.terrane.engine.cube.CubeSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one value out of many along a dimension: of all labels, and the dimension goes, or of groups of labels, and the
 * dimension gets one label for each group.
 *
 * @param dimension position in the input of the dimension that is reduced
 * @param groups for each label of the result the positions in the input, ascending; null reduces all and drops the
 *     dimension
 */
public record Reduce(
        CubeSpec spec,
        PlanNode input,
        int dimension,
        @Nullable List<int[]> groups,
        BlockReducer reducer,
        String describe)
        implements PlanNode {
    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public PlanNode withInputs(List<PlanNode> others) {
        return new Reduce(spec, others.get(0), dimension, groups, reducer, describe);
    }
}
