package dev.terrane.model.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** Follows references to nodes. */
final class Needed {
    private Needed() {}

    /** The node and all nodes of its graph that it needs, directly or not. */
    static Set<String> by(ProcessGraph graph, String id) {
        Set<String> needed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(id);
        while (!open.isEmpty()) {
            String next = open.remove();
            if (needed.add(next)) {
                Node node = Objects.requireNonNull(graph.nodes().get(next), next);
                node.arguments().values().forEach(argument -> collect(argument, open));
            }
        }
        return needed;
    }

    private static void collect(Argument argument, Deque<String> open) {
        if (argument instanceof Argument.FromNode reference) {
            open.add(reference.nodeId());
        } else if (argument instanceof Argument.ListOf list) {
            list.items().forEach(item -> collect(item, open));
        } else if (argument instanceof Argument.ObjectOf object) {
            object.entries().values().forEach(entry -> collect(entry, open));
        }
    }
}
