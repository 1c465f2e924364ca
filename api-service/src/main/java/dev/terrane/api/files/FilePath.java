package dev.terrane.api.files;

import dev.terrane.model.error.OpenEoError;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The path of a file below its owner's root: folders and a name, each of which is safe in S3 and on any disk. */
public record FilePath(String value) {
    private static final int MOST_BYTES = 700;
    private static final int MOST_BYTES_OF_NAME = 200;
    private static final String FORBIDDEN = "\\:'\"";

    /** {@code FilePathInvalid} where a file cannot have that path. */
    public FilePath {
        String fault = fault(value);
        if (fault != null) {
            throw OpenEoError.FILE_PATH_INVALID.exception("reason", fault);
        }
    }

    /** The name of the file without its folders. */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** Whether it lies in a folder of this path, however deep. */
    boolean isBelow(String folder) {
        return value.startsWith(folder + "/");
    }

    private static @Nullable String fault(String value) {
        if (value.isEmpty()) {
            return "it is empty";
        }
        if (value.chars().anyMatch(letter -> Character.isISOControl(letter) || FORBIDDEN.indexOf(letter) >= 0)) {
            return "it must have no control characters and none of " + FORBIDDEN;
        }
        if (size(value) < 0 || size(value) > MOST_BYTES) {
            return "it is not Unicode or longer than " + MOST_BYTES + " bytes";
        }
        for (String name : value.split("/", -1)) {
            if (name.isEmpty() || List.of(".", "..").contains(name)) {
                return "folders and files need a name, which is neither . nor ..";
            }
            if (size(name) > MOST_BYTES_OF_NAME) {
                return "a name is longer than " + MOST_BYTES_OF_NAME + " bytes";
            }
        }
        return null;
    }

    /** Bytes in UTF-8; less than 0 where it cannot be written so. */
    private static int size(String text) {
        try {
            return StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(text))
                    .remaining();
        } catch (CharacterCodingException halfCharacter) {
            return -1;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
