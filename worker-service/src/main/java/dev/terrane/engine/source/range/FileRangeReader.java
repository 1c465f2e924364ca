package dev.terrane.engine.source.range;

import dev.terrane.engine.source.RangeReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads ranges of a local file. The file is opened for each read: a run may touch thousands of files, and a channel that
 * is shared would be closed for all threads by an interrupt of one.
 */
final class FileRangeReader implements RangeReader {
    private final Path path;

    FileRangeReader(Path path) {
        this.path = path;
    }

    @Override
    public ByteBuffer read(long offset, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long available = Math.max(0, Math.min(length, channel.size() - offset));
            ByteBuffer buffer = ByteBuffer.allocate((int) available);
            while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
                // until the range is full or the file ends
            }
            return buffer.flip();
        } catch (NoSuchFileException missing) {
            throw new IOException("there is no file " + name(), missing);
        } catch (ClosedByInterruptException interrupted) {
            var stopped = new InterruptedIOException("interrupted while reading " + name());
            stopped.initCause(interrupted);
            throw stopped;
        }
    }

    @Override
    public String name() {
        return path.toString();
    }
}
