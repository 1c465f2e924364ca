package dev.terrane.engine.cube;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Cuts a shape into boxes of a chunk shape, in row-major order; the boxes at the far edges are smaller. A box is made
 * when it is asked for, so a grid takes no memory, whatever the number of its boxes.
 */
public final class ChunkGrid {
    private final int[] shape;
    private final int[] chunk;
    private final long count;

    /**
     * A grid over a shape; both arrays have one entry for each dimension. Refuses chunks of no size.
     *
     * @throws ArithmeticException where the boxes are too many to be counted
     */
    public ChunkGrid(int[] shape, int[] chunk) {
        this.shape = shape.clone();
        this.chunk = chunk.clone();
        for (int n : chunk) {
            if (n < 1) {
                throw new IllegalArgumentException("a chunk needs at least one label in each dimension");
            }
        }
        this.count = total();
    }

    private long total() {
        for (int n : shape) {
            if (n == 0) {
                return 0;
            }
        }
        long total = 1;
        for (int i = 0; i < shape.length; i++) {
            total = Math.multiplyExact(total, along(i));
        }
        return total;
    }

    private long along(int dimension) {
        return ((long) shape[dimension] + chunk[dimension] - 1) / chunk[dimension];
    }

    /** The number of boxes; 0 where a dimension has no labels. */
    public long count() {
        return count;
    }

    /** The box at a position. */
    public Region region(long index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException("box " + index + " of " + count);
        }
        int[] start = new int[shape.length];
        int[] size = new int[shape.length];
        long rest = index;
        for (int i = shape.length - 1; i >= 0; i--) {
            long boxes = along(i);
            start[i] = Math.toIntExact(rest % boxes * chunk[i]);
            size[i] = Math.min(chunk[i], shape[i] - start[i]);
            rest /= boxes;
        }
        return new Region(start, size);
    }

    /** All boxes, each made when it is read; together they cover the shape once. */
    public List<Region> regions() {
        return new Boxes(Math.toIntExact(count));
    }

    private final class Boxes extends AbstractList<Region> implements RandomAccess {
        private final int size;

        Boxes(int size) {
            this.size = size;
        }

        @Override
        public Region get(int index) {
            return region(index);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
