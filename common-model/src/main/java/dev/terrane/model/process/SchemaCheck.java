package dev.terrane.model.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Compares a literal argument with a parameter's schema: types, enumerations, ranges, patterns, lengths and the items of
 * arrays. What it cannot judge it lets pass; the process itself then has the last word.
 */
public final class SchemaCheck {
    private SchemaCheck() {}

    /** Why the value does not fit, in a few words; empty where it fits. */
    public static Optional<String> mismatch(Schema schema, JsonNode value) {
        return mismatch(schema.json(), value);
    }

    private static Optional<String> mismatch(JsonNode schema, JsonNode value) {
        if (!schema.isArray()) {
            return mismatchOne(schema, value);
        }
        List<String> reasons = new ArrayList<>();
        for (JsonNode alternative : schema) {
            Optional<String> reason = mismatchOne(alternative, value);
            if (reason.isEmpty()) {
                return reason;
            }
            reasons.add(reason.get());
        }
        return Optional.of(String.join(", or ", reasons.stream().distinct().toList()));
    }

    private static Optional<String> mismatchOne(JsonNode schema, JsonNode value) {
        for (String word : List.of("anyOf", "oneOf")) {
            if (schema.path(word).isArray()) {
                return mismatch(schema.get(word), value);
            }
        }
        JsonNode type = schema.get("type");
        if (type != null && !hasType(type, value)) {
            return Optional.of("must be " + words(type) + ", not " + describe(value));
        }
        JsonNode words = schema.get("enum");
        if (words != null && !contains(words, value)) {
            return Optional.of("must be one of " + words + ", not " + value);
        }
        if (value.isNumber()) {
            return mismatchNumber(schema, value.asDouble());
        }
        if (value.isTextual()) {
            return mismatchText(schema, value.asText());
        }
        return value.isArray() ? mismatchArray(schema, value) : Optional.empty();
    }

    private static Optional<String> mismatchNumber(JsonNode schema, double value) {
        if (schema.has("minimum") && value < schema.get("minimum").asDouble()) {
            return Optional.of("must not be less than " + schema.get("minimum"));
        }
        if (schema.has("maximum") && value > schema.get("maximum").asDouble()) {
            return Optional.of("must not be greater than " + schema.get("maximum"));
        }
        return Optional.empty();
    }

    private static Optional<String> mismatchText(JsonNode schema, String value) {
        JsonNode pattern = schema.get("pattern");
        if (pattern != null && !Pattern.compile(pattern.asText()).matcher(value).find()) {
            return Optional.of("must match " + pattern.asText());
        }
        return Optional.empty();
    }

    private static Optional<String> mismatchArray(JsonNode schema, JsonNode value) {
        if (value.size() < schema.path("minItems").asInt(0)) {
            return Optional.of("must have at least " + schema.get("minItems") + " items");
        }
        if (schema.has("maxItems") && value.size() > schema.get("maxItems").asInt()) {
            return Optional.of("must have at most " + schema.get("maxItems") + " items");
        }
        JsonNode items = schema.get("items");
        if (items != null) {
            for (JsonNode item : value) {
                Optional<String> reason = mismatch(items, item);
                if (reason.isPresent()) {
                    return reason.map(text -> "an item " + text);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode item : list) {
            boolean sameNumber = item.isNumber() && value.isNumber() && item.asDouble() == value.asDouble();
            if (item.equals(value) || sameNumber) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasType(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (hasType(one, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asText()) {
            case "null" -> value.isNull();
            case "boolean" -> value.isBoolean();
            case "number" -> value.isNumber();
            case "integer" -> value.isNumber() && value.asDouble() == Math.rint(value.asDouble());
            case "string" -> value.isTextual();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
    }

    private static String words(JsonNode type) {
        if (!type.isArray()) {
            return type.asText();
        }
        List<String> names = new ArrayList<>();
        type.forEach(name -> names.add(name.asText()));
        return String.join(" or ", names);
    }

    private static String describe(JsonNode value) {
        return value.isNull() ? "null" : value.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    }
}
