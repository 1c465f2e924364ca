package dev.terrane.api.http;

import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.error.OpenEoException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A place in a list that is ordered by time and id, and how many entries are wanted from there. */
record Page(
        OptionalInt limit, @Nullable Instant time, @Nullable String id) {
    /** Reads the query of a list; what cannot be read is refused. */
    static Page of(@Nullable String limit, @Nullable String token) {
        if (token == null || token.isEmpty()) {
            return new Page(limit(limit), null, null);
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(" ", 2);
            return new Page(limit(limit), Instant.parse(parts[0]), parts.length > 1 ? parts[1] : "");
        } catch (IllegalArgumentException | DateTimeParseException forged) {
            throw OpenEoError.NOT_FOUND.exception();
        }
    }

    /** The place behind an entry. */
    static String token(Instant time, String id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((time + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    /** A number of entries; empty where all are wanted. */
    static OptionalInt limit(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1) {
                return OptionalInt.of(Math.min(limit, 10_000));
            }
        } catch (NumberFormatException notANumber) {
            // refused below, as is a number below 1
        }
        throw OpenEoException.own(400, "QueryInvalid", "Parameter 'limit' must be a whole number from 1 on.");
    }
}
