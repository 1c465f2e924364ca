package dev.terrane.engine.sink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.engine.cube.CubeSpec;
import java.io.IOException;

/** An output format, by its GDAL code. */
public interface SinkFormat {
    /** The name that {@code save_result} takes, compared without regard to case. */
    String name();

    /**
     * Begins to write a cube.
     *
     * @param base the first part of all file names, unique within the job
     * @param options the object given to {@code save_result}
     * @throws dev.terrane.model.error.OpenEoException {@code FormatUnsuitable} where the format cannot hold the cube
     */
    Sink open(CubeSpec spec, String base, JsonNode options, AssetWriter assets) throws IOException;
}
