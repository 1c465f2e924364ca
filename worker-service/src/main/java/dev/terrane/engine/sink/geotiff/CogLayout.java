package dev.terrane.engine.sink.geotiff;

import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.cube.GridGeometry;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What one file looks like.
 *
 * @param tile edge of the square tiles in pixels
 */
record CogLayout(GridGeometry grid, List<String> bands, DataType type, OptionalDouble nodata, int tile) {
    /** One version of the image: level 0 is the full one, each next one has half the pixels on each side. */
    record Level(int index, int width, int height, int tile) {
        int columns() {
            return (width + tile - 1) / tile;
        }

        int rows() {
            return (height + tile - 1) / tile;
        }

        int tiles() {
            return columns() * rows();
        }
    }

    /** All levels down to the first one that is a single tile. */
    List<Level> levels() {
        List<Level> levels = new ArrayList<>();
        int width = grid.width();
        int height = grid.height();
        levels.add(new Level(0, width, height, tile));
        while (width > tile || height > tile) {
            width = (width + 1) / 2;
            height = (height + 1) / 2;
            levels.add(new Level(levels.size(), width, height, tile));
        }
        return levels;
    }

    /** The number that is written where a pixel is no-data. */
    double fill() {
        return nodata.orElse(0);
    }
}
