package dev.terrane.engine.plan;

import dev.terrane.engine.cube.CubeSpec;
import java.util.Arrays;
import java.util.List;

/**
 * Takes some labels of one dimension, in any order; all filters come to this. What is not taken is never computed.
 */
public final class Select implements PlanNode {
    /** An index that stands for a label the input lacks; its values are no-data. */
    public static final int ABSENT = -1;

    private final CubeSpec spec;
    private final PlanNode input;
    private final int dimension;
    private final int[] indices;

    /**
     * A selection.
     *
     * @param spec the input's spec with the dimension's labels as selected
     * @param indices for each label of the result its position in the input, or {@link #ABSENT}
     */
    public Select(CubeSpec spec, PlanNode input, int dimension, int[] indices) {
        if (spec.dimensions().get(dimension).size() != indices.length) {
            throw new IllegalArgumentException("as many indices as labels");
        }
        this.spec = spec;
        this.input = input;
        this.dimension = dimension;
        this.indices = indices.clone();
    }

    @Override
    public CubeSpec spec() {
        return spec;
    }

    /** The step it reads from. */
    public PlanNode input() {
        return input;
    }

    /** The position of the dimension whose labels are selected. */
    public int dimension() {
        return dimension;
    }

    /** For each label of the result its position in the input, or {@link #ABSENT}. */
    public int[] indices() {
        return indices.clone();
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public PlanNode withInputs(List<PlanNode> others) {
        return new Select(spec, others.get(0), dimension, indices);
    }

    /** Whether the selected labels lie next to each other in the input, in its order. */
    public boolean isRange() {
        for (int i = 0; i < indices.length; i++) {
            if (indices[i] != indices[0] + i || indices[i] == ABSENT) {
                return false;
            }
        }
        return indices.length > 0;
    }

    @Override
    public String describe() {
        long taken = Arrays.stream(indices).filter(index -> index != ABSENT).count();
        return "select " + taken + " of "
                + input.spec().dimensions().get(dimension).size() + " labels of "
                + spec.dimensions().get(dimension).name();
    }
}
