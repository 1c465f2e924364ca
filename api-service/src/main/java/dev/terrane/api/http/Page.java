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
    private static final int MOST = 10_000;
    private static final int DIGITS = 18;

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
        return OptionalInt.of(Math.min(number("limit", text, 1), MOST));
    }

    /** A whole number of a query; those that are larger than an int count as the largest one. */
    static int number(String parameter, String text, int least) {
        if (text.matches("\\d{1,1000}")) {
            String digits = text.replaceFirst("^0+(?=.)", "");
            int number = digits.length() > DIGITS
                    ? Integer.MAX_VALUE
                    : (int) Math.min(Long.parseLong(digits), Integer.MAX_VALUE);
            if (number >= least) {
                return number;
            }
        }
        throw OpenEoException.own(
                400, "QueryInvalid", "Parameter '" + parameter + "' must be a whole number from " + least + " on.");
    }
}
