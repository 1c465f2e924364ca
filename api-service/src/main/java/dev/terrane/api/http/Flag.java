package dev.terrane.api.http;

import dev.terrane.model.error.OpenEoException;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;

/** A yes or no in a query. The standard leaves its spelling open; a name without a value means yes. */
final class Flag {
    private Flag() {}

    /** Reads the query itself, because a parameter without a value comes to a resource as if it were absent. */
    static boolean of(String name, UriInfo query) {
        List<String> values = query.getQueryParameters().get(name);
        if (values == null) {
            return false;
        }
        return switch (values.isEmpty() ? "" : values.get(0).toLowerCase(Locale.ROOT)) {
            case "", "true", "1" -> true;
            case "false", "0" -> false;
            default ->
                throw OpenEoException.own(400, "QueryInvalid", "Parameter '" + name + "' must be true or false.");
        };
    }
}
