package dev.terrane.engine.exec;

import dev.terrane.model.message.LogEntry;

/** Hears nothing. */
final class SilentListener implements RunListener {
    @Override
    public void progress(double percent) {}

    @Override
    public void log(LogEntry entry) {}
}
