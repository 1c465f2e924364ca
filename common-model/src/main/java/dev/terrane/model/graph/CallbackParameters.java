package dev.terrane.model.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.model.process.Parameter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the schema of a parameter says about child graphs. */
final class CallbackParameters {
    private CallbackParameters() {}

    /**
     * The names of the parameters that a child graph gets there, or the members of an object of child graphs; empty where
     * there is none or it gets nothing.
     */
    static Set<String> names(Parameter parameter) {
        Set<String> names = new HashSet<>();
        for (JsonNode schema : alternatives(parameter)) {
            for (JsonNode graph : List.of(schema, schema.path("additionalProperties"))) {
                graph.path("parameters")
                        .forEach(given -> names.add(given.path("name").asText()));
            }
        }
        return names;
    }

    /** Whether a child graph can stand there. */
    static boolean allowed(Parameter parameter) {
        for (JsonNode schema : alternatives(parameter)) {
            boolean open = !schema.has("type") && !schema.has("subtype");
            if (open || isGraph(schema) || schema.has("anyOf") || schema.has("oneOf") || schema.has("allOf")) {
                return true;
            }
        }
        return false;
    }

    /** Whether an object that stands there must be a child graph. */
    static boolean demanded(Parameter parameter) {
        boolean demanded = false;
        for (JsonNode schema : alternatives(parameter)) {
            boolean object = !schema.has("type") || schema.path("type").asText().equals("object");
            if (isGraph(schema)) {
                demanded = true;
            } else if (object || schema.path("type").isArray()) {
                return false;
            }
        }
        return demanded;
    }

    private static boolean isGraph(JsonNode schema) {
        return schema.path("subtype").asText().equals("process-graph");
    }

    private static Iterable<JsonNode> alternatives(Parameter parameter) {
        JsonNode schema = parameter.schema().json();
        return schema.isArray() ? schema : List.of(schema);
    }
}
