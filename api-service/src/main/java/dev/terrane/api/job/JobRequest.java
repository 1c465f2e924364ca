package dev.terrane.api.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.job.LogLevel;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client asks of a job, property by property; one of a wrong type is {@code PropertyInvalid}. */
record JobRequest(ObjectNode json) {
    private static final Set<String> EDITABLE =
            Set.of("process", "title", "description", "plan", "budget", "log_level");
    private static final Set<String> READ_ONLY =
            Set.of("id", "status", "progress", "created", "updated", "costs", "usage", "links");
    private static final int MOST_DIGITS = 30;
    private static final int LONGEST = 65_536;

    /** Whether the request speaks of a property, even if only to clear it. */
    boolean has(String property) {
        return json.has(property);
    }

    /** A text, or null where the property is absent or null. */
    @Nullable
    String text(String property) {
        JsonNode value = json.get(property);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw invalid(property, "it must be a text");
        }
        if (value.asText().length() > LONGEST) {
            throw invalid(property, "it has more than " + LONGEST + " characters");
        }
        return value.asText().replace('\0', ' ');
    }

    /** The least severe level that is kept, or null where the request does not say. */
    @Nullable
    LogLevel logLevel() {
        String word = text("log_level");
        try {
            return word == null ? null : LogLevel.fromWire(word);
        } catch (IllegalArgumentException unknown) {
            throw invalid("log_level", "it is one of debug, info, warning and error");
        }
    }

    /** The most that the job may cost, or null for no limit; {@code BudgetInvalid} below what it has cost already. */
    @Nullable
    BigDecimal budget(BigDecimal costs) {
        JsonNode value = json.get("budget");
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            throw invalid("budget", "it must be a number");
        }
        double rough = value.asDouble();
        if (!(rough > 0) || Double.isInfinite(rough)) {
            throw OpenEoError.BUDGET_INVALID.exception();
        }
        BigDecimal budget = value.decimalValue();
        if (budget.precision() > MOST_DIGITS || Math.abs(budget.scale()) > MOST_DIGITS || budget.compareTo(costs) < 0) {
            throw OpenEoError.BUDGET_INVALID.exception();
        }
        return budget;
    }

    /** The process, or null where it is absent. */
    @Nullable
    JsonNode process() {
        return json.get("process");
    }

    /** What the standard does not know; kept and given back as it is. */
    ObjectNode extras() {
        ObjectNode extras = json.objectNode();
        json.properties().forEach(property -> {
            boolean known = EDITABLE.contains(property.getKey()) || READ_ONLY.contains(property.getKey());
            if (!known && !property.getValue().isNull()) {
                extras.set(property.getKey(), property.getValue());
            }
        });
        if (extras.toString().length() > LONGEST) {
            throw OpenEoException.own(
                    400, "PropertyInvalid", "Further properties have more than " + LONGEST + " characters together.");
        }
        return extras;
    }

    /** Refuses to change what only the back-end sets. */
    void requireEditable() {
        json.fieldNames().forEachRemaining(property -> {
            if (READ_ONLY.contains(property)) {
                throw OpenEoError.PROPERTY_NOT_EDITABLE.exception("property", property);
            }
        });
    }

    private static OpenEoException invalid(String property, String reason) {
        return OpenEoException.own(400, "PropertyInvalid", "Property '" + property + "' cannot be used: " + reason);
    }
}
