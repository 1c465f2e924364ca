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

    /** Bytes that {@link #accept} takes for one chunk at most, beside the chunk itself. */
    long chunkBytes();

    /** Takes one chunk; refuses it when the sink was closed. */
    void accept(Chunk chunk) throws IOException;

    /**
     * Completes the files and commits them; called once, after the last chunk.
     *
     * @param wanted asked again and again, and before each file is committed; throws where the run is no longer wanted
     */
    List<Asset> finish(Runnable wanted) throws IOException;

    /** Completes the files of a run that is wanted whatever comes. */
    default List<Asset> finish() throws IOException {
        return finish(() -> {});
    }

    /** Frees everything; without {@link #finish} before it, nothing is committed. */
    @Override
    void close() throws IOException;
}
