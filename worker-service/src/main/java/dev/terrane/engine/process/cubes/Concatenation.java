package dev.terrane.engine.process.cubes;

import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.Region;
import dev.terrane.engine.plan.Blockwise;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.process.ResultTypes;
import java.util.Arrays;
import java.util.List;

/** Puts the labels of one cube behind those of another that is alike in all other dimensions. */
final class Concatenation {
    private Concatenation() {}

    /** The cube of both; {@code joined} has the labels of the first and then those of the second. */
    static PlanNode along(int dimension, PlanNode first, PlanNode second, Dimension joined) {
        CubeSpec spec = ResultTypes.computed(first.spec().withDimension(dimension, joined), false);
        int border = first.spec().dimensions().get(dimension).size();
        return new Blockwise(spec, List.of(first, second), new Join(dimension, border), "join " + joined.name());
    }

    private record Join(int dimension, int border) implements Blockwise.Function {
        @Override
        public Region needs(int input, Region output) {
            int from = Math.min(output.start(dimension), border);
            int split = Math.min(output.end(dimension), border);
            return input == 0
                    ? output.with(dimension, from, split - from)
                    : output.with(
                            dimension,
                            Math.max(output.start(dimension) - border, 0),
                            Math.max(output.end(dimension) - Math.max(output.start(dimension), border), 0));
        }

        @Override
        public Chunk compute(Region output, List<Chunk> inputs) {
            double[] values = new double[output.count()];
            boolean[] valid = new boolean[values.length];
            int row = output.stride(dimension) * output.size(dimension);
            int offset = 0;
            for (Chunk part : inputs) {
                int length = part.region().stride(dimension) * part.region().size(dimension);
                for (int at = 0, from = 0; length > 0 && at < values.length; at += row, from += length) {
                    System.arraycopy(part.values(), from, values, at + offset, length);
                    boolean[] mask = part.valid();
                    if (mask == null) {
                        Arrays.fill(valid, at + offset, at + offset + length, true);
                    } else {
                        System.arraycopy(mask, from, valid, at + offset, length);
                    }
                }
                offset += length;
            }
            return new Chunk(output, values, valid);
        }
    }
}
