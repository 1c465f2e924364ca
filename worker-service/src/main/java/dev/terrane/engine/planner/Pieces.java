package dev.terrane.engine.planner;

import dev.terrane.engine.cube.ChunkGrid;
import dev.terrane.engine.cube.Region;
import java.util.List;

/** How the chunks that a sink wants are cut into pieces that fit the memory. */
public final class Pieces {
    private final int[] chunk;
    private final int[] piece;

    Pieces(int[] chunk, int[] piece) {
        this.chunk = chunk.clone();
        this.piece = piece.clone();
    }

    /** The chunk shape that the sink wants. */
    public int[] chunk() {
        return chunk.clone();
    }

    /** The shape of a piece. */
    public int[] piece() {
        return piece.clone();
    }

    /** The pieces of a chunk. */
    public List<Region> of(Region region) {
        return new ChunkGrid(region.shape(), piece)
                .regions().stream().map(part -> moved(part, region)).toList();
    }

    private static Region moved(Region part, Region by) {
        int[] start = new int[part.rank()];
        for (int i = 0; i < start.length; i++) {
            start[i] = part.start(i) + by.start(i);
        }
        return new Region(start, part.shape());
    }
}
