package dev.terrane.engine.kernel;

import org.jspecify.annotations.Nullable;

/** Loops that put two rows of pixels together, of which each has only some. */
public final class Merging {
    private Merging() {}

    /**
     * For each value of a box whether all of its labels are members.
     *
     * @param members for each dimension, for each label of the whole cube
     * @param start the first label of the box on each dimension
     * @param size the number of labels of the box on each dimension
     */
    public static boolean[] members(boolean[][] members, int[] start, int[] size) {
        boolean[] inner = {true};
        for (int d = members.length - 1; d >= 0; d--) {
            boolean[] outer = new boolean[inner.length * size[d]];
            for (int i = 0; i < size[d]; i++) {
                if (members[d][start[d] + i]) {
                    System.arraycopy(inner, 0, outer, i * inner.length, inner.length);
                }
            }
            inner = outer;
        }
        return inner;
    }

    /** Takes the value of the first row where it is a member, else that of the second. */
    public static void take(
            double[] first,
            boolean @Nullable [] firstValid,
            boolean[] inFirst,
            double[] second,
            boolean @Nullable [] secondValid,
            boolean[] inSecond,
            double[] out,
            boolean[] outValid) {
        for (int i = 0; i < out.length; i++) {
            if (inFirst[i]) {
                out[i] = first[i];
                outValid[i] = firstValid == null || firstValid[i];
            } else {
                out[i] = second[i];
                outValid[i] = inSecond[i] && (secondValid == null || secondValid[i]);
            }
        }
    }

    /** Whether a part of two rows has a member of both. */
    public static boolean overlap(boolean[] inFirst, boolean[] inSecond, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (inFirst[i] & inSecond[i]) {
                return true;
            }
        }
        return false;
    }

    /** Writes a block of values into a part of a longer row, where both are members. */
    public static void putCommon(
            double[] block,
            boolean[] blockValid,
            boolean[] inFirst,
            boolean[] inSecond,
            int from,
            double[] out,
            boolean[] outValid) {
        for (int i = 0; i < block.length; i++) {
            if (inFirst[from + i] & inSecond[from + i]) {
                out[from + i] = block[i];
                outValid[from + i] = blockValid[i];
            }
        }
    }
}
