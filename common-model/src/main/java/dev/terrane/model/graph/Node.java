package dev.terrane.model.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a process.
 *
 * @param namespace null means: the user's own process of that name, else the back-end's
 * @param result whether this node gives the result of its graph
 */
public record Node(
        String id, String processId, @Nullable String namespace, Map<String, Argument> arguments, boolean result) {
    /** Keeps the order of the arguments. */
    public Node {
        arguments = new LinkedHashMap<>(arguments);
    }
}
