package dev.terrane.engine.exec;

import dev.terrane.model.message.LogEntry;

/** Hears how a run goes on; called from the threads of the run, so it must be quick and must not throw. */
public interface RunListener {
    /** So much is done, in percent; never goes back. */
    void progress(double percent);

    /** Something the user should know. */
    void log(LogEntry entry);
}
