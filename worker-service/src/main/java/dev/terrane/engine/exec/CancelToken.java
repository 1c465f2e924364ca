package dev.terrane.engine.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Tells a run that it is no longer wanted. Asked between chunks; listeners interrupt what waits inside one. */
public final class CancelToken {
    private final List<Runnable> listeners = new ArrayList<>();
    private volatile boolean cancelled;

    /** Ends what was begun with {@link #onCancel}. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** Cancels the run, once and for all, and tells the listeners. */
    public void cancel() {
        List<Runnable> toTell;
        synchronized (listeners) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            toTell = List.copyOf(listeners);
        }
        toTell.forEach(Runnable::run);
    }

    /** Whether the run was cancelled. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** Throws if the run was cancelled. */
    public void throwIfCancelled() {
        if (cancelled) {
            throw new CancellationException("the run was cancelled");
        }
    }

    /** Runs the action when the run is cancelled; at once if it already is. A cancel that is under way may still run it. */
    public Registration onCancel(Runnable action) {
        synchronized (listeners) {
            if (!cancelled) {
                listeners.add(action);
                return () -> remove(action);
            }
        }
        action.run();
        return () -> {};
    }

    private void remove(Runnable action) {
        synchronized (listeners) {
            listeners.remove(action);
        }
    }
}
