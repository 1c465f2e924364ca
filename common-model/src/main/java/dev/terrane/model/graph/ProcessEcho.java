package dev.terrane.model.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A submitted process as clients get it back: without the nulls that only mean absent, which strict clients take for
 * faults. Nulls that are values, as those of arguments and defaults, stay.
 */
public final class ProcessEcho {
    private static final List<String> OF_NODES = List.of("namespace", "description", "result");

    private ProcessEcho() {}

    /** A copy of a process object without such nulls, in child graphs too. */
    public static JsonNode of(JsonNode process) {
        JsonNode copy = process.deepCopy();
        clean(copy);
        return copy;
    }

    private static void clean(JsonNode process) {
        if (process instanceof ObjectNode object) {
            object.properties().removeIf(member -> member.getValue().isNull());
            nodes(object.path("process_graph"));
        }
    }

    private static void nodes(JsonNode graph) {
        for (JsonNode node : graph) {
            if (node instanceof ObjectNode object) {
                object.properties()
                        .removeIf(member -> OF_NODES.contains(member.getKey())
                                && member.getValue().isNull());
            }
            arguments(node.path("arguments"));
        }
    }

    private static void arguments(JsonNode value) {
        if (value.path("process_graph").isObject()) {
            clean(value);
        } else {
            value.forEach(ProcessEcho::arguments);
        }
    }
}
