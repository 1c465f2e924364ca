package dev.terrane.model.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A graph that {@link GraphParser} accepted: every reference to a node resolves, there is no cycle, and exactly one node
 * is the result. Nodes come in an order in which each stands behind those it needs.
 */
public record ProcessGraph(Map<String, Node> nodes, Node result) {
    /** Keeps the order of the nodes. */
    public ProcessGraph {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }
}
