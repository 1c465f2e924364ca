package dev.terrane.model.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessCatalogue;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;
import dev.terrane.model.process.Schemas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Computes graphs over numbers by the rules of the standard, with or without processes of a user: what the inliner must
 * not change. Its processes are {@code add}, {@code scale} with an optional factor, {@code sum} of an array,
 * {@code both} of an object, and {@code map}, which calls its callback with {@code x}.
 */
final class Calculator {
    static final ProcessCatalogue CATALOGUE = new ProcessCatalogue(List.of(
            ProcessDefinition.process("add")
                    .parameters(
                            Parameter.required("x", "", Schema.numberOrNull()),
                            Parameter.required("y", "", Schema.numberOrNull())),
            ProcessDefinition.process("scale")
                    .parameters(
                            Parameter.required("x", "", Schema.numberOrNull()),
                            Parameter.optional("by", "", Schema.numberOrNull(), 3)),
            ProcessDefinition.process("sum").parameters(Parameter.required("data", "", Schema.type("array"))),
            ProcessDefinition.process("both").parameters(Parameter.required("pair", "", Schema.type("object"))),
            ProcessDefinition.process("map")
                    .parameters(
                            Parameter.required("value", "", Schema.numberOrNull()),
                            Parameter.required(
                                    "process",
                                    "",
                                    Schemas.callback(Schema.any(), Parameter.required("x", "", Schema.number()))))));

    private final Map<String, UserProcess> user;

    Calculator(Map<String, UserProcess> user) {
        this.user = user;
    }

    private record Callback(ProcessGraph graph, Map<String, Object> scope) {}

    /** The number that a graph gives. */
    double number(ProcessGraph graph, Map<String, Object> scope) {
        return (double) node(graph, graph.result(), scope);
    }

    private Object node(ProcessGraph graph, Node node, Map<String, Object> scope) {
        Map<String, Object> arguments = new HashMap<>();
        node.arguments().forEach((name, argument) -> arguments.put(name, value(graph, argument, scope)));
        UserProcess own = user.get(node.processId());
        if (own != null) {
            Map<String, Object> inside = new HashMap<>();
            for (Parameter parameter : Objects.requireNonNull(own.parameters())) {
                JsonNode fallback = parameter.defaultValue();
                if (fallback != null) {
                    inside.put(parameter.name(), fallback.asDouble());
                }
            }
            inside.putAll(arguments);
            return number(own.graph(), inside);
        }
        return switch (node.processId()) {
            case "add" -> of(arguments, "x") + of(arguments, "y");
            case "scale" -> of(arguments, "x") * (arguments.containsKey("by") ? of(arguments, "by") : 3);
            case "sum" ->
                ((List<?>) at(arguments, "data"))
                        .stream().mapToDouble(Double.class::cast).sum();
            case "both" -> {
                Map<?, ?> pair = (Map<?, ?>) at(arguments, "pair");
                yield 2 * (double) Objects.requireNonNull(pair.get("left"))
                        - (double) Objects.requireNonNull(pair.get("right"));
            }
            case "map" -> {
                Callback callback = (Callback) at(arguments, "process");
                Map<String, Object> inside = new HashMap<>(callback.scope());
                inside.put("x", of(arguments, "value") + 1);
                yield number(callback.graph(), inside);
            }
            default -> throw new AssertionError(node);
        };
    }

    private Object value(ProcessGraph graph, Argument argument, Map<String, Object> scope) {
        if (argument instanceof Argument.Literal literal) {
            return plain(literal.value());
        } else if (argument instanceof Argument.FromNode reference) {
            return node(graph, Objects.requireNonNull(graph.nodes().get(reference.nodeId())), scope);
        } else if (argument instanceof Argument.FromParameter reference) {
            return at(scope, reference.name());
        } else if (argument instanceof Argument.Callback callback) {
            return new Callback(callback.graph(), scope);
        } else if (argument instanceof Argument.ListOf list) {
            List<Object> items = new ArrayList<>();
            list.items().forEach(item -> items.add(value(graph, item, scope)));
            return items;
        }
        Map<String, Object> members = new HashMap<>();
        ((Argument.ObjectOf) argument)
                .entries()
                .forEach((name, entry) -> members.put(name, value(graph, entry, scope)));
        return members;
    }

    private static Object plain(JsonNode json) {
        if (json.isArray()) {
            List<Object> items = new ArrayList<>();
            json.forEach(item -> items.add(plain(item)));
            return items;
        } else if (json.isObject()) {
            Map<String, Object> members = new HashMap<>();
            json.properties().forEach(member -> members.put(member.getKey(), plain(member.getValue())));
            return members;
        }
        return json.asDouble();
    }

    private static Object at(Map<String, Object> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    private static double of(Map<String, Object> values, String name) {
        return (double) at(values, name);
    }
}
