package dev.terrane.worker.command;

import java.time.Duration;
import java.util.Optional;

/** Where start commands are taken from; used by one thread. */
interface StartSource extends AutoCloseable {
    /** Takes the next command for good, or none if none comes in time; nobody else gets what was taken. */
    Optional<byte[]> take(Duration wait);

    /** Keeps the membership while there is no free slot; called about each second. */
    default void stayWhileBusy() {
        // a member of a share group needs nothing
    }

    /** Makes a {@link #take} that waits return; callable from other threads. */
    void wakeUp();

    @Override
    void close();
}
