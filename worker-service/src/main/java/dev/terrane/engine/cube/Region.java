package dev.terrane.engine.cube;

import java.util.Arrays;

/** A box of labels: for each dimension of a cube the first position and how many. */
public final class Region {
    private final int[] start;
    private final int[] size;

    /** A box from its corner and its size; both have one entry for each dimension. */
    public Region(int[] start, int[] size) {
        if (start.length != size.length) {
            throw new IllegalArgumentException("start and size differ in length");
        }
        this.start = start.clone();
        this.size = size.clone();
    }

    /** The box that covers a whole shape. */
    public static Region whole(int[] shape) {
        return new Region(new int[shape.length], shape);
    }

    /** How many dimensions it has. */
    public int rank() {
        return start.length;
    }

    /** The first position on a dimension. */
    public int start(int dimension) {
        return start[dimension];
    }

    /** The number of positions on a dimension. */
    public int size(int dimension) {
        return size[dimension];
    }

    /** The position behind the last one on a dimension. */
    public int end(int dimension) {
        return start[dimension] + size[dimension];
    }

    /** The sizes of all dimensions. */
    public int[] shape() {
        return size.clone();
    }

    /** The number of values in it. */
    public int count() {
        long count = 1;
        for (int n : size) {
            count *= n;
        }
        return Math.toIntExact(count);
    }

    /** The same box with another range on one dimension. */
    public Region with(int dimension, int from, int count) {
        int[] otherStart = start.clone();
        int[] otherSize = size.clone();
        otherStart[dimension] = from;
        otherSize[dimension] = count;
        return new Region(otherStart, otherSize);
    }

    /** The same box in a cube that lacks one dimension. */
    public Region without(int dimension) {
        return new Region(remove(start, dimension), remove(size, dimension));
    }

    /** The same box in a cube that has one more dimension at this position. */
    public Region inserted(int dimension, int from, int count) {
        return new Region(insert(start, dimension, from), insert(size, dimension, count));
    }

    /** The distance between neighbours along a dimension in the values of a chunk of this box. */
    public int stride(int dimension) {
        int stride = 1;
        for (int i = dimension + 1; i < size.length; i++) {
            stride *= size[i];
        }
        return stride;
    }

    private static int[] remove(int[] values, int index) {
        int[] fewer = new int[values.length - 1];
        System.arraycopy(values, 0, fewer, 0, index);
        System.arraycopy(values, index + 1, fewer, index, fewer.length - index);
        return fewer;
    }

    private static int[] insert(int[] values, int index, int value) {
        int[] more = new int[values.length + 1];
        System.arraycopy(values, 0, more, 0, index);
        more[index] = value;
        System.arraycopy(values, index, more, index + 1, values.length - index);
        return more;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Region region && Arrays.equals(start, region.start) && Arrays.equals(size, region.size);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(start) + Arrays.hashCode(size);
    }

    @Override
    public String toString() {
        return Arrays.toString(start) + "+" + Arrays.toString(size);
    }
}
