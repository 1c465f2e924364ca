package dev.terrane.model.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.model.process.Parameter;
import java.util.Map;

/** Where the names of parameters are looked up while a graph is inlined; a call is the border of what can be seen. */
sealed interface Scope {
    /** The outermost graph; its process may declare defaults. */
    record Root(Map<String, JsonNode> defaults) implements Scope {}

    /** The graph of a user's process. */
    record Called(String process, Map<String, Parameter> declared, Map<String, Given> given) implements Scope {}

    /** A callback; it also sees what its surroundings see. */
    record Inside(Target target, Scope outer) implements Scope {}

    /** An argument and the graph it is written in. */
    record Given(Argument argument, Instance from) {}
}
