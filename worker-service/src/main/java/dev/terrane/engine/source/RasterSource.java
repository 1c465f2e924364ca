package dev.terrane.engine.source;

import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Region;
import java.io.IOException;

/** A cube that can be read region by region, from many threads at once. It reads nothing that was not asked for. */
public interface RasterSource {
    /** What the cube looks like. */
    CubeSpec spec();

    /** The values of a region of that cube. Answers an interrupt with {@link java.io.InterruptedIOException}. */
    Chunk read(Region region) throws IOException;

    /** Sizes in pixels, rows then columns, in which reading is cheapest (the tiles of the files), 0 where unknown. */
    default int[] tileShape() {
        return new int[] {0, 0};
    }

    /** What it is, in a few words, for the explain text. */
    String describe();
}
