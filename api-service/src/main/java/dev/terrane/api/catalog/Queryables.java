package dev.terrane.api.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The properties by which items of a collection can be told apart, as a JSON Schema: each with its type and, where all
 * items were seen, with its words or its range. Times and grids are left out, for extents select by them.
 */
final class Queryables {
    /** So many different words are listed. */
    private static final int FEW = 50;

    private static final Set<String> LEFT_OUT = Set.of(
            "datetime", "start_datetime", "end_datetime", "created", "updated", "title", "description", "license");

    private Queryables() {}

    static ObjectNode of(JsonNode collection, ItemSurvey.Found found) {
        TreeMap<String, Values> values = new TreeMap<>();
        for (ItemFacts item : found.items()) {
            item.properties().properties().forEach(property -> {
                String name = property.getKey();
                if (!LEFT_OUT.contains(name) && !name.startsWith("proj:")) {
                    values.computeIfAbsent(name, first -> new Values()).add(property.getValue());
                }
            });
        }
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2019-09/schema").put("type", "object");
        schema.put(
                "title", collection.path("title").asText(collection.path("id").asText()));
        ObjectNode properties = schema.putObject("properties");
        values.forEach((name, seen) -> {
            if (seen.type() != null) {
                seen.describe(properties.putObject(name), found.complete());
            }
        });
        return schema.put("additionalProperties", false);
    }

    private static final class Values {
        private final TreeSet<String> words = new TreeSet<>();
        private final TreeSet<String> types = new TreeSet<>();
        private double lowest = Double.POSITIVE_INFINITY;
        private double highest = Double.NEGATIVE_INFINITY;

        void add(JsonNode value) {
            if (value.isNumber()) {
                types.add("number");
                lowest = Math.min(lowest, value.asDouble());
                highest = Math.max(highest, value.asDouble());
            } else if (value.isTextual()) {
                types.add("string");
                if (words.size() <= FEW) {
                    words.add(value.asText());
                }
            } else if (value.isBoolean()) {
                types.add("boolean");
            } else if (!value.isNull()) {
                types.add("");
            }
        }

        /** The only type it comes in; null where a condition cannot compare it. */
        @Nullable
        String type() {
            return types.size() == 1 && !types.first().isEmpty() ? types.first() : null;
        }

        void describe(ObjectNode schema, boolean complete) {
            String type = type();
            schema.put("type", type);
            if ("number".equals(type) && complete) {
                schema.put("minimum", lowest).put("maximum", highest);
            } else if ("string".equals(type) && complete && words.size() <= FEW) {
                ArrayNode list = schema.putArray("enum");
                List.copyOf(words).forEach(list::add);
            }
        }
    }
}
