package dev.terrane.engine.exec;

import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.Label;
import dev.terrane.engine.cube.Region;
import dev.terrane.engine.kernel.Validity;
import dev.terrane.engine.plan.Needs;
import dev.terrane.engine.plan.Reduce;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes one region of a {@link Reduce}: gathers the values along the dimension into rows of cache-sized blocks and
 * hands these to the reducer. The input's shape is seen as {@code outer × labels × inner}.
 */
final class Reduction {
    private static final int BLOCK = 1024;

    private final Reduce reduce;
    private final Region output;
    private final Region input;
    private final int labels;
    private final int inner;

    Reduction(Reduce reduce, Region output) {
        this.reduce = reduce;
        this.output = output;
        this.input = Needs.reduceInput(reduce, output);
        this.labels = input.size(reduce.dimension());
        this.inner = input.stride(reduce.dimension());
    }

    Chunk run(List<Chunk> inputs) {
        @Nullable Chunk chunk = inputs.isEmpty() ? null : inputs.get(0);
        double[] out = new double[output.count()];
        boolean[] outValid = new boolean[out.length];
        List<int[]> groups = groups();
        int pixels = groups.isEmpty() ? 0 : out.length / groups.size();
        for (int group = 0; group < groups.size(); group++) {
            int[] members = groups.get(group);
            List<Label> names = names(members);
            for (int from = 0; from < pixels; from += BLOCK) {
                int count = Math.min(BLOCK, pixels - from);
                reduceBlock(chunk, members, names, from, count, group, groups.size(), out, outValid);
            }
        }
        return new Chunk(output, out, Validity.compact(outValid));
    }

    /** The members of each group as positions in the input chunk. */
    private List<int[]> groups() {
        int first = input.start(reduce.dimension());
        List<int[]> all = reduce.groups();
        List<int[]> groups = new ArrayList<>();
        if (all == null) {
            int[] every = new int[labels];
            for (int i = 0; i < labels; i++) {
                every[i] = i;
            }
            groups.add(every);
            return groups;
        }
        for (int[] group : all.subList(output.start(reduce.dimension()), output.end(reduce.dimension()))) {
            int[] members = new int[group.length];
            for (int i = 0; i < members.length; i++) {
                members[i] = group[i] - first;
            }
            groups.add(members);
        }
        return groups;
    }

    private List<Label> names(int[] members) {
        Dimension dimension = reduce.input().spec().dimensions().get(reduce.dimension());
        List<Label> names = new ArrayList<>();
        for (int member : members) {
            names.add(dimension.label(input.start(reduce.dimension()) + member));
        }
        return names;
    }

    private void reduceBlock(
            @Nullable Chunk chunk,
            int[] members,
            List<Label> names,
            int from,
            int count,
            int group,
            int groupCount,
            double[] out,
            boolean[] outValid) {
        double[][] rows = new double[members.length][count];
        boolean[] @Nullable [] masks = new boolean[members.length][];
        if (chunk != null) {
            for (int row = 0; row < members.length; row++) {
                masks[row] = gather(chunk, members[row], from, rows[row]);
            }
        }
        double[] result = new double[count];
        boolean[] resultValid = new boolean[count];
        reduce.reducer().reduce(names, rows, masks, count, result, resultValid);
        scatter(result, resultValid, from, group, groupCount, out, outValid);
    }

    /** Copies the values of one label for some pixels; returns their mask, or null where all are valid. */
    private boolean @Nullable [] gather(Chunk chunk, int label, int from, double[] row) {
        boolean @Nullable [] valid = chunk.valid();
        boolean @Nullable [] mask = valid == null ? null : new boolean[row.length];
        int done = 0;
        while (done < row.length) {
            int pixel = from + done;
            int length = Math.min(inner - pixel % inner, row.length - done);
            int at = (pixel / inner * labels + label) * inner + pixel % inner;
            System.arraycopy(chunk.values(), at, row, done, length);
            if (mask != null && valid != null) {
                System.arraycopy(valid, at, mask, done, length);
            }
            done += length;
        }
        return mask == null ? null : Validity.compact(mask);
    }

    private void scatter(
            double[] result,
            boolean[] resultValid,
            int from,
            int group,
            int groupCount,
            double[] out,
            boolean[] outValid) {
        int done = 0;
        while (done < result.length) {
            int pixel = from + done;
            int length = Math.min(inner - pixel % inner, result.length - done);
            int at = (pixel / inner * groupCount + group) * inner + pixel % inner;
            System.arraycopy(result, done, out, at, length);
            System.arraycopy(resultValid, done, outValid, at, length);
            done += length;
        }
    }
}
