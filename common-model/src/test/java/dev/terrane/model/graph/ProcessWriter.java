package dev.terrane.model.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes processes at random, of the kinds that {@link Calculator} knows, which call each other without circles. */
final class ProcessWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int PROCESSES = 4;

    private final Random random;
    private final Map<String, JsonNode> library = new LinkedHashMap<>();

    ProcessWriter(long seed) {
        this.random = new Random(seed);
        for (int i = 0; i < PROCESSES; i++) {
            ObjectNode process = JSON.objectNode();
            var parameters = process.putArray("parameters");
            parameter(parameters.addObject(), "a").putObject("schema").put("type", "number");
            parameter(parameters.addObject(), "x")
                    .put("default", 5)
                    .putObject("schema")
                    .put("type", "number");
            ObjectNode callback = parameter(parameters.addObject(), "cb").putObject("schema");
            callback.put("type", "object").put("subtype", "process-graph");
            parameter(callback.putArray("parameters").addObject(), "x").putObject("schema");
            process.set("process_graph", graph(List.of("a", "x"), List.of("cb"), i, 2));
            library.put("f" + i, process);
        }
    }

    Map<String, JsonNode> library() {
        return library;
    }

    ObjectNode main() {
        return graph(List.of(), List.of(), PROCESSES, 2);
    }

    private static ObjectNode parameter(ObjectNode parameter, String name) {
        return parameter.put("name", name).put("description", name);
    }

    /** A graph in which numbers and callbacks of these names are known, and the first processes of the library. */
    private ObjectNode graph(List<String> numbers, List<String> callbacks, int callable, int depth) {
        ObjectNode graph = JSON.objectNode();
        List<String> before = new ArrayList<>();
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            String id = "n" + i;
            ObjectNode node = graph.putObject(id);
            ObjectNode arguments = node.putObject("arguments");
            switch (random.nextInt(callable > 0 ? 7 : 5)) {
                case 0 -> {
                    node.put("process_id", "add");
                    arguments.set("x", number(numbers, before));
                    arguments.set("y", number(numbers, before));
                }
                case 1 -> {
                    node.put("process_id", "scale");
                    arguments.set("x", number(numbers, before));
                }
                case 2 -> {
                    node.put("process_id", "sum");
                    arguments.putArray("data").add(number(numbers, before)).add(number(numbers, before));
                }
                case 3 -> {
                    node.put("process_id", "both");
                    ObjectNode pair = arguments.putObject("pair");
                    pair.set("left", number(numbers, before));
                    pair.set("right", number(numbers, before));
                }
                case 4 -> {
                    node.put("process_id", "map");
                    arguments.set("value", number(numbers, before));
                    arguments.set("process", callback(numbers, callbacks, callable, depth));
                }
                default -> {
                    node.put("process_id", "f" + random.nextInt(callable));
                    arguments.set("a", number(numbers, before));
                    if (random.nextBoolean()) {
                        arguments.set("x", number(numbers, before));
                    }
                    arguments.set("cb", callback(numbers, callbacks, callable, depth));
                }
            }
            before.add(id);
        }
        ((ObjectNode) graph.get(before.get(random.nextInt(size)))).put("result", true);
        return graph;
    }

    private JsonNode number(List<String> numbers, List<String> before) {
        int choice = random.nextInt(3);
        if (choice == 0 && !numbers.isEmpty()) {
            return JSON.objectNode().put("from_parameter", numbers.get(random.nextInt(numbers.size())));
        }
        if (choice == 1 && !before.isEmpty()) {
            return JSON.objectNode().put("from_node", before.get(random.nextInt(before.size())));
        }
        return JSON.numberNode(random.nextInt(10));
    }

    private JsonNode callback(List<String> numbers, List<String> callbacks, int callable, int depth) {
        if (!callbacks.isEmpty() && random.nextBoolean()) {
            return JSON.objectNode().put("from_parameter", callbacks.get(0));
        }
        List<String> inside = new ArrayList<>(numbers);
        if (!inside.contains("x")) {
            inside.add("x");
        }
        ObjectNode graph = depth == 0 ? leaf() : graph(inside, callbacks, callable, depth - 1);
        return JSON.objectNode().set("process_graph", graph);
    }

    private static ObjectNode leaf() {
        ObjectNode graph = JSON.objectNode();
        ObjectNode node = graph.putObject("leaf").put("process_id", "scale").put("result", true);
        node.putObject("arguments").putObject("x").put("from_parameter", "x");
        return graph;
    }
}
