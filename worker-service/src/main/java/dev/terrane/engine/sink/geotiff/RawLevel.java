package dev.terrane.engine.sink.geotiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** The unpacked pixels of an overview in a temporary file: doubles, NaN for no-data, in the planes of the layout. */
final class RawLevel implements AutoCloseable {
    private final FileChannel channel;
    private final CogLayout.Level level;
    private final int samples;

    RawLevel(Path file, CogLayout.Level level, int samples) throws IOException {
        this.channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        this.level = level;
        this.samples = samples;
    }

    CogLayout.Level level() {
        return level;
    }

    /** Writes a row of pixels; what lies beyond the image is left out. */
    void write(int plane, int column, int row, double[] pixels, int from, int count) throws IOException {
        int inside = Math.min(count, level.width() - column);
        if (inside <= 0 || row >= level.height()) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.allocate(inside * samples * Double.BYTES);
        bytes.asDoubleBuffer().put(pixels, from, inside * samples);
        long at = position(plane, column, row);
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** Reads a box of pixels; what lies beyond the image is NaN. */
    double[] read(int plane, int column, int row, int width, int height) throws IOException {
        double[] pixels = new double[width * height * samples];
        Arrays.fill(pixels, Double.NaN);
        int inside = Math.min(width, level.width() - column);
        for (int y = 0; y < Math.min(height, level.height() - row); y++) {
            ByteBuffer bytes = ByteBuffer.allocate(inside * samples * Double.BYTES);
            long at = position(plane, column, row + y);
            while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
                // until the row is full
            }
            bytes.flip().asDoubleBuffer().get(pixels, y * width * samples, inside * samples);
        }
        return pixels;
    }

    private long position(int plane, int column, int row) {
        return (((long) plane * level.height() + row) * level.width() + column) * samples * Double.BYTES;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
