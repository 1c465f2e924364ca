package dev.terrane.engine.process;

import dev.terrane.engine.cube.Band;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.Label;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.plan.Select;
import java.util.ArrayList;
import java.util.List;

/** Makes selections of labels. */
public final class Selections {
    private Selections() {}

    /** The cube with some labels of one dimension, which must not be an axis. */
    public static PlanNode labels(PlanNode cube, int dimension, List<Integer> indices) {
        Dimension from = cube.spec().dimensions().get(dimension);
        int[] positions = indices.stream().mapToInt(Integer::intValue).toArray();
        return new Select(cube.spec().withDimension(dimension, reordered(from, indices)), cube, dimension, positions);
    }

    /** The cube with a range of an axis. */
    public static PlanNode range(PlanNode cube, int dimension, int from, int count) {
        var axis = (Dimension.Axis) cube.spec().dimensions().get(dimension);
        int[] positions = new int[count];
        for (int i = 0; i < count; i++) {
            positions[i] = from + i;
        }
        CubeSpec spec = cube.spec().withDimension(dimension, axis.slice(from, count));
        return new Select(spec, cube, dimension, positions);
    }

    private static Dimension reordered(Dimension dimension, List<Integer> indices) {
        if (dimension instanceof Dimension.Bands bands) {
            List<Band> taken = new ArrayList<>();
            indices.forEach(index -> taken.add(bands.bands().get(index)));
            return new Dimension.Bands(bands.name(), taken);
        }
        List<Label> taken = new ArrayList<>();
        indices.forEach(index -> taken.add(dimension.label(index)));
        return new Dimension.Labeled(dimension.name(), dimension.type(), taken);
    }
}
