package dev.terrane.engine.sink;

import dev.terrane.engine.cube.Chunk;
import dev.terrane.model.result.Asset;
import java.io.IOException;
import java.util.List;

/**
 * Writes a cube that arrives chunk by chunk, in any order, from many threads; every chunk of {@link #chunkShape} comes
 * exactly once. Holds a bounded part of the cube in memory, whatever its size.
 */
public interface Sink extends AutoCloseable {
    /** The chunk shape in which the cube must be delivered, one entry per dimension. */
    int[] chunkShape();

    /** Takes one chunk. */
    void accept(Chunk chunk) throws IOException;

    /** Completes the files and commits them; called once, after the last chunk. */
    List<Asset> finish() throws IOException;

    /** Frees everything; without {@link #finish} before it, nothing is committed. */
    @Override
    void close() throws IOException;
}
