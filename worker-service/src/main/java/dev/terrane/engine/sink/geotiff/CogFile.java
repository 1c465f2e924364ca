package dev.terrane.engine.sink.geotiff;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One cloud-optimised GeoTIFF while it is written. Tiles of the full image come in any order and from many threads;
 * overviews are made from them when all have come, level by level through temporary files, so that memory holds a few
 * tiles and no more.
 */
final class CogFile implements AutoCloseable {
    private final CogLayout layout;
    private final Path file;
    private final List<CogLayout.Level> levels;
    private final TileSpool spool;
    private final List<RawLevel> raw = new ArrayList<>();

    CogFile(Path file, CogLayout layout) throws IOException {
        this.layout = layout;
        this.file = file;
        this.levels = layout.levels();
        this.spool = new TileSpool(sibling(".tiles"), layout);
        if (levels.size() > 1) {
            raw.add(rawLevel(levels.get(1)));
        }
    }

    Path file() {
        return file;
    }

    /**
     * Takes a tile of the full image.
     *
     * @param pixels {@code tile × tile} pixels, band by band within each; NaN is no-data
     */
    void put(int plane, int column, int row, double[] pixels) throws IOException {
        spool.add(0, levels.get(0).number(plane, column, row), encode(pixels));
        if (levels.size() > 1) {
            shrinkInto(raw.get(0), plane, column, row, pixels);
        }
    }

    /** Bytes that {@link #put} takes at most, beside the pixels. */
    static long bytesFor(CogLayout layout) {
        long values = layout.tileValues();
        return TileEncoder.bytesFor(values, layout.type()) + values / 4 * Double.BYTES * 2;
    }

    /**
     * Makes the overviews and the file.
     *
     * @param wanted asked before each row of tiles
     */
    void finish(String metadata, Runnable wanted) throws IOException {
        for (int i = 1; i < levels.size(); i++) {
            if (i + 1 < levels.size()) {
                raw.add(rawLevel(levels.get(i + 1)));
            }
            for (int plane = 0; plane < layout.planes(); plane++) {
                for (int row = 0; row < levels.get(i).rows(); row++) {
                    wanted.run();
                    overviewRow(levels.get(i), plane, row);
                }
            }
        }
        write(metadata, wanted);
    }

    private void overviewRow(CogLayout.Level level, int plane, int row) throws IOException {
        RawLevel from = raw.get(level.index() - 1);
        int tile = level.tile();
        for (int column = 0; column < level.columns(); column++) {
            double[] pixels = from.read(plane, column * tile, row * tile, tile, tile);
            spool.add(level.index(), level.number(plane, column, row), encode(pixels));
            if (level.index() + 1 < levels.size()) {
                shrinkInto(raw.get(level.index()), plane, column, row, pixels);
            }
        }
    }

    private void write(String metadata, Runnable wanted) throws IOException {
        CogHeader header = new CogHeader(layout, levels, spool, metadata);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(header.bytes());
            for (int i = levels.size() - 1; i >= 0; i--) {
                for (int tile = 0; tile < levels.get(i).tiles(); tile++) {
                    if (tile % levels.get(i).columns() == 0) {
                        wanted.run();
                    }
                    byte[] packed = spool.read(i, tile);
                    byte[] size = ByteBuffer.allocate(4)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putInt(packed.length)
                            .array();
                    out.write(size);
                    out.write(packed);
                    out.write(packed, packed.length - 4, 4);
                }
            }
        }
    }

    private byte[] encode(double[] pixels) {
        int samples = layout.samples();
        return TileEncoder.encode(pixels, layout.tile() * samples, samples, layout.type(), layout.nodata());
    }

    private void shrinkInto(RawLevel target, int plane, int column, int row, double[] pixels) throws IOException {
        int tile = layout.tile();
        int samples = layout.samples();
        double[] half = Shrink.half(pixels, tile, tile, samples, layout.type().isFloating());
        for (int y = 0; y < tile / 2; y++) {
            target.write(plane, column * tile / 2, row * tile / 2 + y, half, y * tile / 2 * samples, tile / 2);
        }
    }

    private RawLevel rawLevel(CogLayout.Level level) throws IOException {
        return new RawLevel(sibling(".level" + level.index()), level, layout.samples());
    }

    private Path sibling(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    @Override
    public void close() throws IOException {
        spool.close();
        for (RawLevel level : raw) {
            level.close();
        }
    }
}
