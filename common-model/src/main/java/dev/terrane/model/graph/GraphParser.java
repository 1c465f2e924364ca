package dev.terrane.model.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.error.OpenEoException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of a process graph into a {@link ProcessGraph}, or says in one sentence what is wrong with it
 * ({@code ProcessGraphMissing}, {@code ProcessGraphInvalid}).
 */
public final class GraphParser {
    private static final int MAX_DEPTH = 100;
    private static final int LONGEST_ID = 1_000;

    /** Chains of nodes are walked by recursion, here and in the engine. */
    static final int MAX_NODES = 1_000;

    private static final String FROM_NODE = "from_node";
    private static final String FROM_PARAMETER = "from_parameter";
    private static final String PROCESS_GRAPH = "process_graph";

    private GraphParser() {}

    /** Reads the graph of a process object, that is an object with a member {@code process_graph}. */
    public static ProcessGraph parseProcess(@Nullable JsonNode process) {
        if (process == null || !process.isObject() || !process.hasNonNull(PROCESS_GRAPH)) {
            throw OpenEoError.PROCESS_GRAPH_MISSING.exception();
        }
        return parse(process.get(PROCESS_GRAPH));
    }

    /** Reads a graph: an object whose members are nodes. */
    public static ProcessGraph parse(JsonNode graph) {
        return parse(graph, 0);
    }

    private static ProcessGraph parse(JsonNode graph, int depth) {
        if (!graph.isObject()) {
            throw invalid("it must be an object of nodes");
        }
        if (graph.isEmpty()) {
            throw invalid("it has no nodes");
        }
        if (graph.size() > MAX_NODES) {
            throw invalid("it has " + graph.size() + " nodes; at most " + MAX_NODES + " are computed");
        }
        Map<String, Node> nodes = new LinkedHashMap<>();
        graph.properties().forEach(entry -> nodes.put(entry.getKey(), node(entry.getKey(), entry.getValue(), depth)));
        List<Node> results = nodes.values().stream().filter(Node::result).toList();
        if (results.size() != 1) {
            throw invalid("exactly one node must have result: true, here " + results.size() + " have");
        }
        return new ProcessGraph(sorted(nodes), results.get(0));
    }

    private static Node node(String id, JsonNode json, int depth) {
        if (!json.isObject()) {
            throw invalid("node '" + id + "' is not an object");
        }
        JsonNode processId = json.get("process_id");
        if (processId == null || !processId.isTextual()) {
            throw invalid("node '" + id + "' has no process_id");
        }
        if (id.length() > LONGEST_ID || processId.asText().length() > LONGEST_ID) {
            throw invalid("ids of nodes and processes have at most " + LONGEST_ID + " characters");
        }
        JsonNode arguments = json.get("arguments");
        if (arguments == null || !arguments.isObject()) {
            throw invalid("node '" + id + "' has no arguments object");
        }
        Map<String, Argument> parsed = new LinkedHashMap<>();
        arguments.properties().forEach(entry -> parsed.put(entry.getKey(), argument(id, entry.getValue(), depth + 1)));
        boolean hasNamespace = json.hasNonNull("namespace");
        if (hasNamespace && !json.get("namespace").isTextual()) {
            throw invalid("node '" + id + "': namespace must be a text or null");
        }
        if (json.hasNonNull("result") && !json.get("result").isBoolean()) {
            throw invalid("node '" + id + "': result must be true or false");
        }
        return new Node(
                id,
                processId.asText(),
                hasNamespace ? json.get("namespace").asText() : null,
                parsed,
                json.path("result").asBoolean(false));
    }

    private static Argument argument(String node, JsonNode json, int depth) {
        if (depth > MAX_DEPTH) {
            throw invalid("node '" + node + "' is nested deeper than " + MAX_DEPTH + " levels");
        }
        if (json.isArray()) {
            List<Argument> items = new ArrayList<>();
            json.forEach(item -> items.add(argument(node, item, depth + 1)));
            return items.stream().allMatch(Argument.Literal.class::isInstance)
                    ? new Argument.Literal(json)
                    : new Argument.ListOf(items);
        }
        return json.isObject() ? object(node, json, depth) : new Argument.Literal(json);
    }

    private static Argument object(String node, JsonNode json, int depth) {
        if (json.has(FROM_NODE)) {
            return new Argument.FromNode(reference(node, json, FROM_NODE));
        }
        if (json.has(FROM_PARAMETER)) {
            return new Argument.FromParameter(reference(node, json, FROM_PARAMETER));
        }
        if (json.has(PROCESS_GRAPH)) {
            return new Argument.Callback(parse(json.get(PROCESS_GRAPH), depth + 1));
        }
        Map<String, Argument> entries = new LinkedHashMap<>();
        json.properties().forEach(entry -> entries.put(entry.getKey(), argument(node, entry.getValue(), depth + 1)));
        return entries.values().stream().allMatch(Argument.Literal.class::isInstance)
                ? new Argument.Literal(json)
                : new Argument.ObjectOf(entries);
    }

    private static String reference(String node, JsonNode json, String key) {
        if (json.size() != 1 || !json.get(key).isTextual()) {
            throw invalid("node '" + node + "': " + key + " must be a text and stand alone in its object");
        }
        return json.get(key).asText();
    }

    private static Map<String, Node> sorted(Map<String, Node> nodes) {
        Map<String, Node> sorted = new LinkedHashMap<>();
        for (Node node : nodes.values()) {
            visit(node, nodes, sorted, new HashSet<>());
        }
        return sorted;
    }

    private static void visit(Node node, Map<String, Node> nodes, Map<String, Node> sorted, Set<String> open) {
        if (sorted.containsKey(node.id())) {
            return;
        }
        if (!open.add(node.id())) {
            throw invalid("node '" + node.id() + "' needs its own result");
        }
        Set<String> needed = new HashSet<>();
        node.arguments().values().forEach(argument -> collect(argument, needed));
        for (String id : needed.stream().sorted().toList()) {
            Node source = nodes.get(id);
            if (source == null) {
                throw invalid("node '" + node.id() + "' refers to node '" + id + "', which does not exist");
            }
            visit(source, nodes, sorted, open);
        }
        open.remove(node.id());
        sorted.put(node.id(), node);
    }

    private static void collect(Argument argument, Set<String> needed) {
        if (argument instanceof Argument.FromNode reference) {
            needed.add(reference.nodeId());
        } else if (argument instanceof Argument.ListOf list) {
            list.items().forEach(item -> collect(item, needed));
        } else if (argument instanceof Argument.ObjectOf object) {
            object.entries().values().forEach(entry -> collect(entry, needed));
        }
    }

    private static OpenEoException invalid(String reason) {
        return OpenEoError.PROCESS_GRAPH_INVALID.exception("reason", reason);
    }
}
