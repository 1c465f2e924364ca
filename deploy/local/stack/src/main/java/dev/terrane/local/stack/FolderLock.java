package dev.terrane.local.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A stack's hold on its folder. From when it is told to end it also holds a second file, so that whoever wants the folder
 * knows that waiting helps; all others are refused at once.
 */
final class FolderLock implements AutoCloseable {
    /** Somebody may look for a moment whether the second file is held. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Path data;
    private final LockedFile lock;
    private boolean closed;

    @Nullable
    private LockedFile ending;

    private FolderLock(Path data, LockedFile lock) {
        this.data = data;
        this.lock = lock;
    }

    /**
     * Takes hold of a folder.
     *
     * @param says is told where it must wait
     * @param patience how long it waits for a stack that is ending
     */
    static FolderLock take(Path data, Consumer<String> says, Duration patience) throws IOException {
        Path file = data.resolve("lock");
        Optional<LockedFile> lock = LockedFile.tryTake(file);
        if (lock.isEmpty() && isEnding(data)) {
            says.accept("waiting up to " + patience.toSeconds() + " s: another local stack in " + data + " is ending");
            lock = LockedFile.take(file, patience);
        }
        return lock.map(held -> new FolderLock(data, held))
                .orElseThrow(() -> new StackException("the folder " + data + " is in use by another local stack"));
    }

    private static boolean isEnding(Path data) throws IOException {
        Optional<LockedFile> free = LockedFile.tryTake(data.resolve("ending"));
        if (free.isPresent()) {
            free.get().close();
        }
        return free.isEmpty();
    }

    /** The stack ends from now on. */
    synchronized void sayEnding() {
        if (ending == null && !closed) {
            try {
                ending = LockedFile.take(data.resolve("ending"), LOOK).orElse(null);
            } catch (IOException unsaid) {
                // whoever wants the folder meanwhile is refused, as if the stack did not end
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        lock.close();
        if (ending != null) {
            ending.close();
        }
    }
}
