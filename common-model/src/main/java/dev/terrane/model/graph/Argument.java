package dev.terrane.model.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** What a node passes to a parameter: a value, or a reference to one. */
public sealed interface Argument {
    /** A value without any reference in it. */
    record Literal(JsonNode value) implements Argument {}

    /** The result of another node of the same graph. */
    record FromNode(String nodeId) implements Argument {}

    /** A parameter of the surrounding process or callback. */
    record FromParameter(String name) implements Argument {}

    /** A child graph that the process calls. */
    record Callback(ProcessGraph graph) implements Argument {}

    /** An array with a reference somewhere in it. */
    record ListOf(List<Argument> items) implements Argument {
        /** Copies the list. */
        public ListOf {
            items = List.copyOf(items);
        }
    }

    /** An object with a reference somewhere in it. */
    record ObjectOf(Map<String, Argument> entries) implements Argument {
        /** Copies the map. */
        public ObjectOf {
            entries = Map.copyOf(entries);
        }
    }
}
