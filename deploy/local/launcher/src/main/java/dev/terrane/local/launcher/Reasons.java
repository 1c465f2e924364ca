package dev.terrane.local.launcher;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What went wrong in one line: the message of a failure and those of its causes, each once. */
final class Reasons {
    private Reasons() {}

    static String of(Throwable failure) {
        List<String> reasons = new ArrayList<>();
        String last = "";
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String reason = reason(cause);
            if (!last.contains(reason)) {
                reasons.add(reason);
                last = reason;
            }
        }
        return String.join(": ", reasons);
    }

    /** Some exceptions of the file system carry the path alone. */
    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        if (message == null) {
            return failure.getClass().getSimpleName();
        }
        if (failure instanceof AccessDeniedException) {
            return "Permission denied: " + message;
        }
        return failure instanceof NoSuchFileException ? "No such file: " + message : message;
    }
}
