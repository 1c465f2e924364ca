package dev.terrane.engine.sink.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Spells numbers as JSON: exactly, with as few digits as that takes. JSON has no word for what is no finite number, and
 * null is no-data, so those are the texts {@code NaN}, {@code Infinity} and {@code -Infinity}, which the number parsers of
 * JavaScript and Python understand.
 */
public final class JsonText {
    /** The JDK's own spelling has too many digits before JDK 19. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private static final double LARGEST_WHOLE = 1e15;

    private JsonText() {}

    /** A generator that writes UTF-8 and closes the stream when it is closed. */
    public static JsonGenerator to(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out);
    }

    /** Writes a number. */
    public static void number(JsonGenerator json, double value) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeString(Double.toString(value));
        } else if (value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE && !isNegativeZero(value)) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }

    private static boolean isNegativeZero(double value) {
        return value == 0 && Math.copySign(1, value) < 0;
    }
}
