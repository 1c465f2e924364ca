package dev.terrane.model.message;

import org.jspecify.annotations.Nullable;

/** Says that bytes from a topic or an object are not the message they should be; repeating will not help. */
public final class MalformedMessageException extends RuntimeException {
    MalformedMessageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
