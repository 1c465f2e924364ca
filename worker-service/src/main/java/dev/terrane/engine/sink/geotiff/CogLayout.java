package dev.terrane.engine.sink.geotiff;

import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.cube.GridGeometry;
import java.util.ArrayList;
import java.util.List;

/**
 * What one file looks like. A few bands lie beside each other in each pixel; many bands lie in planes of their own, so
 * that a tile of one band is all that must be held at a time.
 *
 * @param tile edge of the square tiles in pixels
 * @param nodata the number that is written where a pixel is no-data
 */
record CogLayout(GridGeometry grid, List<String> bands, DataType type, double nodata, int tile) {
    /** More bands than these get planes of their own. */
    private static final int FEW_BANDS = 4;

    /** One version of the image: level 0 is the full one, each next one has half the pixels on each side. */
    record Level(int index, int width, int height, int tile, int planes) {
        int columns() {
            return Math.toIntExact(((long) width + tile - 1) / tile);
        }

        int rows() {
            return Math.toIntExact(((long) height + tile - 1) / tile);
        }

        /** Tiles of all planes. */
        long tileCount() {
            return (long) columns() * rows() * planes;
        }

        int tiles() {
            return Math.toIntExact(tileCount());
        }

        /** The number of a tile: plane by plane, row by row. */
        int number(int plane, int column, int row) {
            return (plane * rows() + row) * columns() + column;
        }
    }

    /** 1 where the bands of a pixel lie together, else one for each band. */
    int planes() {
        return bands.size() > FEW_BANDS ? bands.size() : 1;
    }

    /** Bands in one tile. */
    int samples() {
        return bands.size() / planes();
    }

    /** Numbers in one tile. */
    int tileValues() {
        return tile * tile * samples();
    }

    /** All levels down to the first one that is a single tile. */
    List<Level> levels() {
        List<Level> levels = new ArrayList<>();
        int width = grid.width();
        int height = grid.height();
        levels.add(new Level(0, width, height, tile, planes()));
        while (width > tile || height > tile) {
            width = width / 2 + width % 2;
            height = height / 2 + height % 2;
            levels.add(new Level(levels.size(), width, height, tile, planes()));
        }
        return levels;
    }
}
