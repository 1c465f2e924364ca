package dev.terrane.engine.sink.geotiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Packed tiles in the order in which they were made, and where each lies. */
final class TileSpool implements AutoCloseable {
    private final FileChannel channel;
    private final long[][] offsets;
    private final int[][] lengths;
    private long end;

    TileSpool(Path file, CogLayout layout) throws IOException {
        this.channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        var levels = layout.levels();
        this.offsets = new long[levels.size()][];
        this.lengths = new int[levels.size()][];
        for (CogLayout.Level level : levels) {
            offsets[level.index()] = new long[level.tiles()];
            lengths[level.index()] = new int[level.tiles()];
        }
    }

    void add(int level, int tile, byte[] packed) throws IOException {
        long at;
        synchronized (this) {
            at = end;
            end += packed.length;
            offsets[level][tile] = at;
            lengths[level][tile] = packed.length;
        }
        ByteBuffer bytes = ByteBuffer.wrap(packed);
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    synchronized int length(int level, int tile) {
        return lengths[level][tile];
    }

    /** Bytes of all tiles. */
    synchronized long size() {
        return end;
    }

    byte[] read(int level, int tile) throws IOException {
        long at;
        ByteBuffer bytes;
        synchronized (this) {
            at = offsets[level][tile];
            bytes = ByteBuffer.allocate(lengths[level][tile]);
        }
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
            // until the tile is complete
        }
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
