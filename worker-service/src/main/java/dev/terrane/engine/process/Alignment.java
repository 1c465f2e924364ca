package dev.terrane.engine.process;

import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.Labels;
import dev.terrane.engine.cube.Region;
import dev.terrane.engine.kernel.Repeating;
import dev.terrane.engine.plan.Blockwise;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.plan.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Brings one cube to the dimensions and labels of another, so that values that belong together stand together. */
public final class Alignment {
    /** Axes that differ by less than this part of a pixel are the same. */
    private static final double TOLERANCE = 1e-3;

    private Alignment() {}

    /** Whether two axes have the same pixels. */
    public static boolean same(Dimension.Axis a, Dimension.Axis b) {
        double tolerance = TOLERANCE * Math.abs(a.step());
        return a.size() == b.size()
                && Math.abs(a.start() - b.start()) <= tolerance
                && Math.abs(a.step() - b.step()) * a.size() <= tolerance;
    }

    /** Whether the pixels of two axes fall onto each other where both have some. */
    public static boolean aligned(Dimension.Axis a, Dimension.Axis b) {
        double offset = (b.start() - a.start()) / a.step();
        return Math.abs(a.step() - b.step()) * Math.max(a.size(), b.size()) <= TOLERANCE * Math.abs(a.step())
                && Math.abs(offset - Math.rint(offset)) <= TOLERANCE;
    }

    /**
     * The cube with the pixels of another axis: for each the nearest of its own, or no-data outside. Both must be in one
     * reference system.
     */
    public static PlanNode nearest(PlanNode cube, int dimension, Dimension.Axis target) {
        var from = (Dimension.Axis) cube.spec().dimensions().get(dimension);
        int[] indices = new int[target.size()];
        for (int i = 0; i < indices.length; i++) {
            double position = Math.floor((target.center(i) - from.start()) / from.step());
            indices[i] = position >= 0 && position < from.size() ? (int) position : Select.ABSENT;
        }
        var axis = new Dimension.Axis(from.name(), from.direction(), target.start(), target.step(), target.size());
        CubeSpec spec = ResultTypes.withNodata(cube.spec()).withDimension(dimension, axis);
        return new Select(spec, cube, dimension, indices);
    }

    /** The cube with the labels of another dimension, in its order; a label that it lacks is no-data. */
    public static PlanNode labels(PlanNode cube, int dimension, Dimension target) {
        Map<Object, Integer> own = Labels.positions(cube.spec().dimensions().get(dimension));
        List<Object> keys = Labels.keys(target);
        int[] indices = new int[keys.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = own.getOrDefault(keys.get(i), Select.ABSENT);
        }
        CubeSpec spec = ResultTypes.withNodata(cube.spec()).withDimension(dimension, target);
        return new Select(spec, cube, dimension, indices);
    }

    /**
     * The cube with the dimensions of another, in its order. The other has all of its dimensions with the same labels;
     * along those it lacks, its values are repeated.
     */
    public static PlanNode repeated(PlanNode cube, List<Dimension> target) {
        int[] sources = new int[target.size()];
        boolean asItIs = true;
        for (int i = 0; i < sources.length; i++) {
            OptionalInt index = cube.spec().indexOf(target.get(i).name());
            sources[i] = index.orElse(-1);
            asItIs &= sources[i] == i;
        }
        if (asItIs) {
            return cube;
        }
        return new Blockwise(
                cube.spec().withDimensions(target), List.of(cube), new Repeat(sources), "repeat along new dimensions");
    }

    /** The names of all dimensions. */
    public static List<String> names(CubeSpec spec) {
        List<String> names = new ArrayList<>();
        spec.dimensions().forEach(dimension -> names.add(dimension.name()));
        return names;
    }

    /** Copies values to where they belong; {@code sources} holds for each target dimension the source's, or -1. */
    private record Repeat(int[] sources) implements Blockwise.Function {
        @Override
        public Region needs(int input, Region output) {
            int rank = 0;
            for (int source : sources) {
                rank = Math.max(rank, source + 1);
            }
            int[] start = new int[rank];
            int[] size = new int[rank];
            for (int i = 0; i < sources.length; i++) {
                if (sources[i] >= 0) {
                    start[sources[i]] = output.start(i);
                    size[sources[i]] = output.size(i);
                }
            }
            return new Region(start, size);
        }

        @Override
        public Chunk compute(Region output, List<Chunk> inputs) {
            Chunk from = inputs.get(0);
            int[] strides = new int[sources.length];
            for (int i = 0; i < strides.length; i++) {
                strides[i] = sources[i] < 0 ? 0 : from.region().stride(sources[i]);
            }
            double[] values = new double[output.count()];
            boolean[] mask = from.valid();
            boolean[] valid = mask == null ? null : new boolean[values.length];
            Repeating.copy(from.values(), strides, output.shape(), values);
            if (valid != null && mask != null) {
                Repeating.copy(mask, strides, output.shape(), valid);
            }
            return new Chunk(output, values, valid);
        }
    }
}
