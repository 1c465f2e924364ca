package dev.terrane.engine.source.range;

import dev.terrane.engine.source.RangeReader;
import dev.terrane.engine.source.TransientReadException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads ranges of a local file. The file is opened for each read: a run may touch thousands of files, and a channel that
 * is shared would be closed for all threads by an interrupt of one.
 */
final class FileRangeReader implements RangeReader {
    private final Path path;
    private final AtomicReference<String> version = new AtomicReference<>();

    FileRangeReader(Path path) {
        this.path = path;
    }

    @Override
    public ByteBuffer read(long offset, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            requireSame();
            long available = Math.max(0, Math.min(length, channel.size() - offset));
            ByteBuffer buffer = ByteBuffer.allocate((int) available);
            while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
                // until the range is full or the file ends
            }
            return buffer.flip();
        } catch (NoSuchFileException missing) {
            throw new IOException("there is no file " + name(), missing);
        } catch (AccessDeniedException closed) {
            throw new IOException("the file " + name() + " may not be read", closed);
        } catch (ClosedByInterruptException interrupted) {
            var stopped = new InterruptedIOException("interrupted while reading " + name());
            stopped.initCause(interrupted);
            throw stopped;
        } catch (TransientReadException changed) {
            throw changed;
        } catch (IOException broken) {
            throw new TransientReadException("the file " + name() + " could not be read", broken);
        }
    }

    @Override
    public Optional<String> version() {
        return Optional.ofNullable(version.get());
    }

    @Override
    public String name() {
        return path.toString();
    }

    private void requireSame() throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        if (now.isDirectory()) {
            throw new NoSuchFileException(path.toString());
        }
        String mark =
                path + " " + now.lastModifiedTime().to(TimeUnit.NANOSECONDS) + " " + now.size() + " " + now.fileKey();
        if (!version.compareAndSet(null, mark) && !mark.equals(version.get())) {
            throw new TransientReadException("the file " + name() + " changed while it was read");
        }
    }
}
