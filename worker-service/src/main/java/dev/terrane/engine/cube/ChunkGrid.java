package dev.terrane.engine.cube;

import java.util.ArrayList;
import java.util.List;

/** Cuts a shape into boxes of a chunk shape, in row-major order; the boxes at the far edges are smaller. */
public final class ChunkGrid {
    private final int[] shape;
    private final int[] chunk;

    /** A grid over a shape; both arrays have one entry for each dimension. Refuses chunks of no size. */
    public ChunkGrid(int[] shape, int[] chunk) {
        this.shape = shape.clone();
        this.chunk = chunk.clone();
        for (int n : chunk) {
            if (n < 1) {
                throw new IllegalArgumentException("a chunk needs at least one label in each dimension");
            }
        }
    }

    /** All boxes; together they cover the shape once. None where a dimension has no labels. */
    public List<Region> regions() {
        List<Region> regions = new ArrayList<>();
        for (int n : shape) {
            if (n == 0) {
                return regions;
            }
        }
        collect(0, new int[shape.length], new int[shape.length], regions);
        return regions;
    }

    private void collect(int dimension, int[] start, int[] size, List<Region> regions) {
        if (dimension == shape.length) {
            regions.add(new Region(start, size));
            return;
        }
        for (int from = 0; from < shape[dimension]; from += chunk[dimension]) {
            start[dimension] = from;
            size[dimension] = Math.min(chunk[dimension], shape[dimension] - from);
            collect(dimension + 1, start, size, regions);
        }
    }
}
