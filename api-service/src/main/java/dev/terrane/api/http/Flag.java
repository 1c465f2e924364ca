package dev.terrane.api.http;

import dev.terrane.model.error.OpenEoException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A yes or no in a query. The standard leaves its spelling open; a name without a value means yes. */
final class Flag {
    private Flag() {}

    static boolean of(String name, @Nullable String text) {
        if (text == null) {
            return false;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "true", "1" -> true;
            case "false", "0" -> false;
            default ->
                throw OpenEoException.own(400, "QueryInvalid", "Parameter '" + name + "' must be true or false.");
        };
    }
}
