package dev.terrane.model.error;

/**
 * A failure that a client is told by its code. Most come from {@link OpenEoError}; processes define further codes of
 * their own.
 */
public final class OpenEoException extends RuntimeException {
    private final int httpStatus;
    private final String code;

    OpenEoException(int httpStatus, String code, String message) {
        super(message);
        this.httpStatus = httpStatus;
        this.code = code;
    }

    /** A failure that a process definition names, for instance {@code DimensionNotAvailable}; HTTP status 400. */
    public static OpenEoException ofProcess(String code, String message) {
        return new OpenEoException(400, code, message);
    }

    /** The code as clients compare it. */
    public String code() {
        return code;
    }

    /** The HTTP status to answer with. */
    public int httpStatus() {
        return httpStatus;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
