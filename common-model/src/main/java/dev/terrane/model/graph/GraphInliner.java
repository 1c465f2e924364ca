package dev.terrane.model.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessCatalogue;
import dev.terrane.model.process.ProcessMetadata;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Replaces every call of a user's process by the nodes of its graph, so that what is left calls the back-end's processes
 * only and means the same. The nodes of process {@code evi} called by node {@code evi1} are named {@code evi1/nir} and so
 * on. Names of parameters are bound where they are written: a callback that is handed to a user's process keeps those of
 * its own surroundings. What would grow without measure is refused.
 */
public final class GraphInliner {
    /** Calls within calls; more are no honest process. */
    private static final int MAX_CALLS = 50;

    private static final int MAX_NODES = 10_000;
    private static final long MAX_CHARACTERS = 32L << 20;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ProcessCatalogue catalogue;
    private final UserProcesses user;

    /** An inliner for the processes of this catalogue and of a user. */
    public GraphInliner(ProcessCatalogue catalogue, UserProcesses user) {
        this.catalogue = catalogue;
        this.user = user;
    }

    /**
     * A process without calls of user's processes.
     *
     * @param process an object with a member {@code process_graph}
     * @param inlined the user's processes that were called, and whether each hides one of the back-end
     * @param changed whether it differs from what was submitted
     */
    public record Inlined(JsonNode process, Map<String, Boolean> inlined, boolean changed) {
        /** Keeps the order. */
        public Inlined {
            inlined = new LinkedHashMap<>(inlined);
        }
    }

    /** Inlines a process object; the first fault is thrown where it calls what is not there or does not fit. */
    public Inlined inline(JsonNode process) {
        ProcessGraph graph = GraphParser.parseProcess(process);
        Map<String, JsonNode> defaults = new HashMap<>();
        for (Parameter parameter : ProcessMetadata.parameters(process).orElse(List.of())) {
            JsonNode value = parameter.defaultValue();
            if (value != null) {
                defaults.put(parameter.name(), value);
            }
        }
        Run run = new Run(new Namespaces(catalogue, user));
        ObjectNode inlined = JSON.objectNode().set("process_graph", run.root(graph, defaults));
        ProcessGraph result = GraphParser.parseProcess(inlined);
        for (GraphValidator.Fault fault : new GraphValidator(catalogue).validate(result)) {
            throw fault.error().in(fault.nodeId(), fault.processId());
        }
        return new Inlined(inlined, run.used, !run.used.isEmpty() || !defaults.isEmpty());
    }

    /** One inlining with what it has used up. */
    private static final class Run {
        private final Map<String, Boolean> used = new TreeMap<>();
        private final IdentityHashMap<JsonNode, Long> sizes = new IdentityHashMap<>();
        private final Namespaces namespaces;
        private int nodes;
        private long characters;

        Run(Namespaces namespaces) {
            this.namespaces = namespaces;
        }

        ObjectNode root(ProcessGraph graph, Map<String, JsonNode> defaults) {
            return whole(graph, new Scope.Root(defaults), new Target(null, Set.of()), List.of());
        }

        /** Writes a graph that stays one. */
        private ObjectNode whole(ProcessGraph graph, Scope scope, Target target, List<String> calls) {
            target.reserve(graph.nodes().keySet());
            Instance instance = Instance.own(graph, scope, target, calls);
            writeAll(instance);
            ((ObjectNode) target.nodes().get(node(instance, graph.result().id()))).put("result", true);
            return target.nodes();
        }

        private void writeAll(Instance instance) {
            instance.graph().nodes().keySet().forEach(id -> node(instance, id));
        }

        /** The id of the node that now gives what a node of the instance gave; written if it is not yet. */
        private String node(Instance instance, String id) {
            String known = instance.written().get(id);
            if (known != null) {
                return known;
            }
            Node node = Objects.requireNonNull(instance.graph().nodes().get(id), id);
            Namespaces.Called called = namespaces.find(node).orElseThrow(() -> Namespaces.unsupported(node));
            String written = called instanceof Namespaces.Called.User own
                    ? call(instance, node, own.process())
                    : write(instance, node, called);
            instance.written().put(id, written);
            return written;
        }

        private String call(Instance instance, Node node, UserProcess process) {
            if (instance.calls().contains(process.id())) {
                throw Calls.endless(instance.calls(), process.id());
            }
            if (instance.calls().size() >= MAX_CALLS) {
                throw invalid("processes call each other more than " + MAX_CALLS + " levels deep");
            }
            used.put(process.id(), namespaces.isPredefined(process.id()));
            Map<String, Scope.Given> given = new HashMap<>();
            node.arguments().forEach((name, argument) -> given.put(name, new Scope.Given(argument, instance)));
            Map<String, Parameter> declared = declared(process, given.keySet());
            Instance inner = instance.calling(node, process, new Scope.Called(process.id(), declared, given));
            if (instance.isCopy()) {
                return needed(inner, process.graph().result().id());
            }
            writeAll(inner);
            return node(inner, process.graph().result().id());
        }

        private static Map<String, Parameter> declared(UserProcess process, Set<String> given) {
            List<Parameter> parameters = process.parameters();
            Map<String, Parameter> declared = new HashMap<>();
            if (parameters == null) {
                return declared;
            }
            parameters.forEach(parameter -> declared.put(parameter.name(), parameter));
            for (String name : given) {
                if (!declared.containsKey(name)) {
                    throw OpenEoError.PROCESS_PARAMETER_UNSUPPORTED.exception(
                            Map.of("process", process.id(), "parameter", name));
                }
            }
            for (Parameter parameter : parameters) {
                if (!parameter.optional() && !given.contains(parameter.name())) {
                    throw required(process.id(), parameter.name());
                }
            }
            return declared;
        }

        private String write(Instance instance, Node node, Namespaces.Called called) {
            Target target = instance.target();
            String id = instance.isOwn() ? node.id() : target.claim(instance.prefix() + node.id());
            ObjectNode json = target.add(id).put("process_id", node.processId());
            if (++nodes > MAX_NODES) {
                throw invalid("with the user's processes it has more than " + MAX_NODES + " nodes");
            }
            ObjectNode arguments = json.putObject("arguments");
            Map<String, Parameter> parameters = new HashMap<>();
            List<Parameter> declared = Objects.requireNonNull(called.parameters());
            declared.forEach(parameter -> parameters.put(parameter.name(), parameter));
            node.arguments().forEach((name, argument) -> {
                Parameter parameter = parameters.get(name);
                Set<String> given = parameter == null ? Set.of() : CallbackParameters.names(parameter);
                JsonNode value = value(argument, instance, target, given);
                if (value != null) {
                    arguments.set(name, value);
                } else if (parameter == null || !parameter.optional()) {
                    arguments.putNull(name);
                }
            });
            return id;
        }

        /**
         * What an argument is in a graph that is being written.
         *
         * @param from where the argument is written
         * @param at the graph it gets into, which is that of {@code from} or one within it
         * @param given the parameters that a callback gets in this place
         * @return null where it is a parameter that was not given
         */
        private @Nullable JsonNode value(Argument argument, Instance from, Target at, Set<String> given) {
            spend(16);
            if (argument instanceof Argument.Literal literal) {
                return literal(literal.value());
            }
            if (argument instanceof Argument.FromNode reference) {
                return JSON.objectNode().put("from_node", reference(reference.nodeId(), from, at));
            }
            if (argument instanceof Argument.FromParameter reference) {
                return parameter(reference.name(), from.scope(), at, given);
            }
            if (argument instanceof Argument.Callback callback) {
                Target target = new Target(at, given);
                ObjectNode graph =
                        whole(callback.graph(), new Scope.Inside(target, from.scope()), target, from.calls());
                return JSON.objectNode().set("process_graph", graph);
            }
            if (argument instanceof Argument.ListOf list) {
                ArrayNode items = JSON.arrayNode();
                list.items().forEach(item -> items.add(value(item, from, at, given)));
                return items;
            }
            ObjectNode object = JSON.objectNode();
            ((Argument.ObjectOf) argument)
                    .entries()
                    .forEach((name, entry) -> object.set(name, value(entry, from, at, given)));
            return object;
        }

        /** Nodes cannot be referred to from a graph within theirs, so there they are written once more. */
        private String reference(String id, Instance from, Target at) {
            return from.target() == at ? node(from, id) : needed(at.copyOf(from), id);
        }

        /** Like {@link #node}, but for graphs of which only a part is wanted; it does not recurse along chains. */
        private String needed(Instance instance, String id) {
            Set<String> needed = Needed.by(instance.graph(), id);
            instance.graph().nodes().keySet().stream().filter(needed::contains).forEach(each -> node(instance, each));
            return node(instance, id);
        }

        private @Nullable JsonNode parameter(String name, Scope scope, Target at, Set<String> given) {
            Scope place = scope;
            while (place instanceof Scope.Inside callback) {
                if (callback.target().gives(name)) {
                    return at.parameter(name, callback.target());
                }
                place = callback.outer();
            }
            if (place instanceof Scope.Called called) {
                return argument(name, called, at, given);
            }
            JsonNode fallback = ((Scope.Root) place).defaults().get(name);
            return fallback == null ? JSON.objectNode().put("from_parameter", name) : literal(fallback);
        }

        private @Nullable JsonNode argument(String name, Scope.Called called, Target at, Set<String> given) {
            Scope.Given argument = called.given().get(name);
            JsonNode value = argument == null ? null : value(argument.argument(), argument.from(), at, given);
            Parameter parameter = called.declared().get(name);
            if (value != null || (parameter != null && parameter.optional() && parameter.defaultValue() == null)) {
                return value;
            }
            JsonNode fallback = parameter == null ? null : parameter.defaultValue();
            if (fallback == null) {
                throw required(called.process(), name);
            }
            return literal(fallback);
        }

        private JsonNode literal(JsonNode value) {
            spend(sizes.computeIfAbsent(value, Run::size));
            return value;
        }

        private void spend(long more) {
            characters += more;
            if (characters > MAX_CHARACTERS) {
                throw invalid(
                        "with the user's processes its values are larger than " + (MAX_CHARACTERS >> 20) + " MiB");
            }
        }

        private static long size(JsonNode value) {
            if (!value.isContainerNode()) {
                return value.isTextual() ? value.textValue().length() + 2 : 8;
            }
            long size = 2;
            for (JsonNode entry : value) {
                size += 2 + size(entry);
            }
            return size;
        }
    }

    private static OpenEoException required(String process, String parameter) {
        return OpenEoError.PROCESS_PARAMETER_REQUIRED.exception(Map.of("process", process, "parameter", parameter));
    }

    static OpenEoException invalid(String reason) {
        return OpenEoError.PROCESS_GRAPH_INVALID.exception("reason", reason);
    }
}
