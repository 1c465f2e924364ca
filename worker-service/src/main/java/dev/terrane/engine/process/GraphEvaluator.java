package dev.terrane.engine.process;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.graph.Argument;
import dev.terrane.model.graph.Node;
import dev.terrane.model.graph.ProcessGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Calls the processes of a graph, each node once and only if something asks for it. The same evaluator makes plans (the
 * values are cubes) and runs callbacks (the values are blocks of pixels). A failure names its node, and those whose
 * callbacks it happened in.
 */
public final class GraphEvaluator {
    private final Surroundings surroundings;

    /** An evaluator whose processes reach these surroundings. */
    public GraphEvaluator(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The value of the result node; other nodes are called as far as it needs them. */
    public Value result(ProcessGraph graph, Map<String, Value> scope) {
        return new Call(graph, scope).node(graph.result().id());
    }

    /** The values of all nodes, in an order in which each stands behind those it needs. */
    public Map<String, Value> all(ProcessGraph graph, Map<String, Value> scope) {
        Call call = new Call(graph, scope);
        Map<String, Value> values = new LinkedHashMap<>();
        graph.nodes().keySet().forEach(id -> values.put(id, call.node(id)));
        return values;
    }

    /** Calls a callback. */
    public Value call(Value.Callback callback, Map<String, Value> parameters) {
        Map<String, Value> scope = new HashMap<>(callback.scope());
        scope.putAll(parameters);
        return result(callback.graph(), scope);
    }

    private final class Call {
        private final ProcessGraph graph;
        private final Map<String, Value> scope;
        private final Map<String, Value> done = new HashMap<>();

        Call(ProcessGraph graph, Map<String, Value> scope) {
            this.graph = graph;
            this.scope = scope;
        }

        /** Calls a node after those it needs; a loop, because a chain of nodes is longer than a stack is deep. */
        Value node(String id) {
            Deque<String> open = new ArrayDeque<>();
            open.push(id);
            while (!open.isEmpty()) {
                Node node = Objects.requireNonNull(graph.nodes().get(open.peek()), open.peek());
                if (done.containsKey(node.id()) || !pushMissing(node, open)) {
                    open.pop();
                }
            }
            return Objects.requireNonNull(done.get(id));
        }

        /** Opens the nodes that a node still needs; where there are none, calls it and says false. */
        private boolean pushMissing(Node node, Deque<String> open) {
            ProcessImplementation process = Processes.find(node.processId())
                    .orElseThrow(() -> OpenEoError.PROCESS_UNSUPPORTED
                            .exception(Map.of("process", node.processId(), "namespace", "backend"))
                            .in(node.id(), node.processId()));
            Set<String> branches = process instanceof Branching branching ? branching.branches() : Set.of();
            int before = open.size();
            node.arguments().forEach((name, argument) -> {
                if (!branches.contains(name)) {
                    pushMissing(argument, open);
                }
            });
            if (open.size() > before) {
                return true;
            }
            Map<String, Supplier<Value>> given = new HashMap<>();
            node.arguments().forEach((name, argument) -> given.put(name, () -> value(argument)));
            Arguments arguments = new Arguments(Processes.definition(process), given, surroundings);
            try {
                if (process instanceof Branching branching) {
                    for (String name : branching.taken(arguments)) {
                        Argument argument = node.arguments().get(name);
                        if (argument != null) {
                            pushMissing(argument, open);
                        }
                    }
                    if (open.size() > before) {
                        return true;
                    }
                }
                done.put(node.id(), process.apply(arguments));
                return false;
            } catch (OpenEoException failure) {
                throw failure.in(node.id(), node.processId());
            }
        }

        private void pushMissing(Argument argument, Deque<String> open) {
            if (argument instanceof Argument.FromNode reference) {
                if (!done.containsKey(reference.nodeId())) {
                    open.push(reference.nodeId());
                }
            } else if (argument instanceof Argument.ListOf list) {
                list.items().forEach(item -> pushMissing(item, open));
            } else if (argument instanceof Argument.ObjectOf object) {
                object.entries().values().forEach(entry -> pushMissing(entry, open));
            }
        }

        private Value value(Argument argument) {
            if (argument instanceof Argument.Literal literal) {
                return Literals.toValue(literal.value());
            }
            if (argument instanceof Argument.FromNode reference) {
                return Objects.requireNonNull(done.get(reference.nodeId()), reference.nodeId());
            }
            if (argument instanceof Argument.FromParameter reference) {
                return parameter(reference.name());
            }
            if (argument instanceof Argument.Callback callback) {
                return new Value.Callback(callback.graph(), scope);
            }
            if (argument instanceof Argument.ListOf list) {
                List<Value> elements = new ArrayList<>();
                list.items().forEach(item -> elements.add(value(item)));
                return new Value.Array(elements, null);
            }
            return object((Argument.ObjectOf) argument);
        }

        private Value parameter(String name) {
            Value value = scope.get(name);
            if (value == null) {
                throw OpenEoError.PROCESS_GRAPH_INVALID.exception(
                        "reason", "parameter '" + name + "' is not known here, only " + scope.keySet());
            }
            return value;
        }

        private Value object(Argument.ObjectOf object) {
            if (object.entries().values().stream().allMatch(Argument.Callback.class::isInstance)) {
                Map<String, Value.Callback> members = new HashMap<>();
                object.entries().forEach((name, entry) -> members.put(name, (Value.Callback) value(entry)));
                return new Value.Callbacks(members);
            }
            var json = JsonNodeFactory.instance.objectNode();
            object.entries()
                    .forEach((name, entry) -> json.set(
                            name,
                            Literals.toJson(value(entry))
                                    .orElseThrow(() -> OpenEoError.PROCESS_GRAPH_INVALID.exception(
                                            "reason", "member '" + name + "' of an object must be a plain value"))));
            return new Value.Json(json);
        }
    }
}
