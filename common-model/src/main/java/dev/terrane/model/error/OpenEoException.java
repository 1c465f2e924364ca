package dev.terrane.model.error;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure that a client is told by its code. Most come from {@link OpenEoError}; processes define further codes of
 * their own. Inside a process graph it knows the nodes it came from.
 */
public final class OpenEoException extends RuntimeException {
    private final int httpStatus;
    private final String code;

    @SuppressWarnings("serial") // never serialised: it crosses processes as a log entry
    private final List<Step> path;

    OpenEoException(int httpStatus, String code, String message) {
        this(httpStatus, code, message, List.of(), null);
    }

    private OpenEoException(int httpStatus, String code, String message, List<Step> path, @Nullable Throwable cause) {
        super(message, cause);
        this.httpStatus = httpStatus;
        this.code = code;
        this.path = path;
    }

    /** A node of a process graph. */
    public record Step(String nodeId, String processId) {}

    /** A failure that the standard has no code for; the code is this back-end's own. */
    public static OpenEoException own(int httpStatus, String code, String message) {
        return new OpenEoException(httpStatus, code, message);
    }

    /** A failure that a process definition names, for instance {@code DimensionNotAvailable}; HTTP status 400. */
    public static OpenEoException ofProcess(String code, String message) {
        return new OpenEoException(400, code, message);
    }

    /** A failure of that kind and what caused it; HTTP status 400. */
    public static OpenEoException ofProcess(String code, String message, Throwable cause) {
        return new OpenEoException(400, code, message, List.of(), cause);
    }

    /** A user asks for more at once than is allowed; HTTP status 429, for which the standard has no code. */
    public static OpenEoException tooMany(String message) {
        return new OpenEoException(429, "TooManyRequests", message);
    }

    /** A failure that the log of a job tells; one with a code of its own is the user's to mend. */
    public static OpenEoException reported(String code, String message) {
        return OpenEoError.ofCode(code).map(error -> error.saying(message)).orElseGet(() -> ofProcess(code, message));
    }

    /** The same failure, seen from one node further out. */
    public OpenEoException in(String nodeId, String processId) {
        List<Step> longer = new ArrayList<>(path);
        longer.add(new Step(nodeId, processId));
        return new OpenEoException(httpStatus, code, getMessage(), List.copyOf(longer), this);
    }

    /** The code as clients compare it. */
    public String code() {
        return code;
    }

    /** The HTTP status to answer with. */
    public int httpStatus() {
        return httpStatus;
    }

    /** The nodes it came from, the innermost first; empty outside a process graph. */
    public List<Step> path() {
        return path;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
