package dev.terrane.engine.sink.geotiff;

import dev.terrane.engine.sink.Stored;
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
    void put(int column, int row, double[] pixels) throws IOException {
        CogLayout.Level full = levels.get(0);
        spool.add(0, row * full.columns() + column, encode(pixels));
        if (levels.size() > 1) {
            shrinkInto(raw.get(0), column, row, pixels);
        }
    }

    /** Makes the overviews and the file. */
    void finish(String metadata) throws IOException {
        for (int i = 1; i < levels.size(); i++) {
            CogLayout.Level level = levels.get(i);
            RawLevel from = raw.get(i - 1);
            if (i + 1 < levels.size()) {
                raw.add(rawLevel(levels.get(i + 1)));
            }
            for (int row = 0; row < level.rows(); row++) {
                for (int column = 0; column < level.columns(); column++) {
                    double[] pixels = from.read(column * level.tile(), row * level.tile(), level.tile(), level.tile());
                    spool.add(i, row * level.columns() + column, encode(pixels));
                    if (i + 1 < levels.size()) {
                        shrinkInto(raw.get(i), column, row, pixels);
                    }
                }
            }
        }
        write(metadata);
    }

    private void write(String metadata) throws IOException {
        CogHeader header = new CogHeader(layout, levels, spool, metadata);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(header.bytes());
            for (int i = levels.size() - 1; i >= 0; i--) {
                for (int tile = 0; tile < levels.get(i).tiles(); tile++) {
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
        double[] stored = new double[pixels.length];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = Stored.clamp(pixels[i], true, layout.type(), layout.fill());
        }
        int bands = layout.bands().size();
        return TileEncoder.encode(stored, layout.tile() * bands, bands, layout.type());
    }

    private void shrinkInto(RawLevel target, int column, int row, double[] pixels) throws IOException {
        int tile = layout.tile();
        int bands = layout.bands().size();
        double[] half = Shrink.half(pixels, tile, tile, bands, layout.type().isFloating());
        for (int y = 0; y < tile / 2; y++) {
            target.write(column * tile / 2, row * tile / 2 + y, half, y * tile / 2 * bands, tile / 2);
        }
    }

    private RawLevel rawLevel(CogLayout.Level level) throws IOException {
        return new RawLevel(
                sibling(".level" + level.index()), level, layout.bands().size());
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
