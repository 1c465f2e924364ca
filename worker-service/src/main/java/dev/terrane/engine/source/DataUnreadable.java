package dev.terrane.engine.source;

import dev.terrane.model.error.OpenEoException;
import java.io.IOException;

/** Turns failed reads into what a user is told. Whether another attempt may help is seen by the cause. */
public final class DataUnreadable {
    private DataUnreadable() {}

    /** The failure for a read that failed. */
    public static OpenEoException of(IOException failure) {
        return OpenEoException.ofProcess(
                "DataUnreadable", "Data cannot be read: " + String.valueOf(failure.getMessage()), failure);
    }

    /** Whether a failure, or what caused it, was of the kind that passes. */
    public static boolean mayPass(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientReadException) {
                return true;
            }
        }
        return false;
    }
}
