package dev.terrane.engine.exec;

import dev.terrane.model.message.LogEntry;

/** Hears how a run goes on; called from the threads of the run, so it must be quick. */
public interface RunListener {
    /**
     * So much is done, in percent; never goes back. Told between chunks; an {@code OpenEoException} that it throws ends
     * the run.
     */
    void progress(double percent);

    /** Something the user should know. */
    void log(LogEntry entry);
}
