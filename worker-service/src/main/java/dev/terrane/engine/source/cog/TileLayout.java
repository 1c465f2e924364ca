package dev.terrane.engine.source.cog;

import java.io.IOException;

/**
 * How the pixels of one image are cut into tiles. Strips are tiles as wide as the image.
 *
 * @param tiled whether all tiles are stored whole; the last strip ends with the image
 * @param planes 1 where all bands of a pixel stand together, else the number of bands
 * @param samplesPerTile values that stand together for one pixel of a tile
 */
record TileLayout(
        boolean tiled,
        int width,
        int height,
        int tileWidth,
        int tileHeight,
        int planes,
        int samplesPerTile,
        double[] offsets,
        double[] lengths) {
    private static final long MOST_TILE_BYTES = 64L << 20;

    /** Packing may make small tiles larger by so much. */
    private static final int SLACK = 4096;

    static TileLayout of(TiffDirectory directory) throws IOException {
        int width = directory.width();
        int height = directory.height();
        boolean tiled = directory.all(324).isPresent();
        int tileWidth = tiled ? directory.number(322, 0) : width;
        int tileHeight = tiled ? directory.number(323, 0) : Math.min(height, directory.number(278, height));
        int samples = directory.samples();
        int planes = directory.planar() ? samples : 1;
        int together = directory.planar() ? 1 : samples;
        if (tileWidth < 1 || tileHeight < 1 || tileWidth > 1 << 20 || tileHeight > 1 << 20) {
            throw directory.unsupported("its tiles are " + tileWidth + " by " + tileHeight);
        }
        if ((long) tileWidth * tileHeight * together * directory.bits() / 8 > MOST_TILE_BYTES) {
            throw directory.unsupported("its tiles are larger than " + (MOST_TILE_BYTES >> 20) + " MiB");
        }
        double[] offsets = directory.all(tiled ? 324 : 273).orElse(new double[0]);
        double[] lengths = directory.all(tiled ? 325 : 279).orElse(new double[0]);
        TileLayout layout =
                new TileLayout(tiled, width, height, tileWidth, tileHeight, planes, together, offsets, lengths);
        long tiles = (long) layout.columns() * layout.rows() * planes;
        if (offsets.length < tiles || lengths.length < tiles) {
            throw directory.unsupported("it lists " + offsets.length + " tiles and needs " + tiles);
        }
        return layout;
    }

    int columns() {
        return (width + tileWidth - 1) / tileWidth;
    }

    int rows() {
        return (height + tileHeight - 1) / tileHeight;
    }

    int index(int column, int row, int band) {
        int plane = planes == 1 ? 0 : band;
        return (plane * rows() + row) * columns() + column;
    }

    /** Rows that a tile really has: the last strip is shorter, tiles never are. */
    int storedRows(int row) {
        return tiled ? tileHeight : Math.min(tileHeight, height - row * tileHeight);
    }

    /** Refuses tiles that lie nowhere or claim more bytes than any packing of them takes. */
    void check(TiffDirectory directory, int index, long unpacked) throws IOException {
        long length = length(index);
        if (offset(index) < 0 || offset(index) > TiffReader.FARTHEST) {
            throw directory.unsupported("tile " + index + " lies where no file reaches");
        }
        if (length < 0 || length > unpacked + unpacked / 2 + SLACK) {
            throw directory.unsupported("tile " + index + " claims " + length + " bytes for " + unpacked);
        }
    }

    long offset(int index) {
        return (long) offsets[index];
    }

    long length(int index) {
        return (long) lengths[index];
    }

    /** Whether a tile is not stored; its pixels are no-data. */
    boolean isSparse(int index) {
        return offsets[index] == 0 || lengths[index] == 0;
    }
}
