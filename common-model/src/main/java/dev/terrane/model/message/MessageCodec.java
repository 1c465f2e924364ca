package dev.terrane.model.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Turns messages into JSON bytes and back, the same way on both sides. Unknown fields are ignored, so that old and new
 * instances understand each other during an upgrade.
 */
public final class MessageCodec {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private MessageCodec() {}

    /** The bytes of a command, an event, a manifest or any other value of the model. */
    public static byte[] encode(Object message) {
        try {
            return JSON.writeValueAsBytes(message);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Reads what {@link #encode} wrote; throws {@link MalformedMessageException} for anything else, also for null. */
    public static <T> T decode(byte @Nullable [] bytes, Class<T> type) {
        if (bytes == null) {
            throw new MalformedMessageException("nothing is not a " + type.getSimpleName(), null);
        }
        try {
            T value = JSON.readValue(bytes, type);
            if (value == null) {
                throw new MalformedMessageException("null is not a " + type.getSimpleName(), null);
            }
            return value;
        } catch (IOException malformed) {
            throw new MalformedMessageException("not a " + type.getSimpleName(), malformed);
        }
    }
}
