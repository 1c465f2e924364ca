package dev.terrane.model.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessCatalogue;
import dev.terrane.model.process.SchemaCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks a parsed graph: every process exists in its namespace and gets arguments that fit its parameters. Processes of
 * the user are looked into, so that a graph without faults can be inlined; a reference to a parameter is no fault, its
 * value is not known yet.
 */
public final class GraphValidator {
    private final ProcessCatalogue catalogue;
    private final UserProcesses user;

    /** A validator for the processes of this catalogue. */
    public GraphValidator(ProcessCatalogue catalogue) {
        this(catalogue, UserProcesses.none());
    }

    /** A validator for the processes of this catalogue and of a user. */
    public GraphValidator(ProcessCatalogue catalogue, UserProcesses user) {
        this.catalogue = catalogue;
        this.user = user;
    }

    /**
     * A fault and where it was found.
     *
     * @param path the node and those around it, the innermost first; empty where it is no matter of a node
     */
    public record Fault(List<OpenEoException.Step> path, OpenEoException error) {
        /** Copies the path. */
        public Fault {
            path = List.copyOf(path);
        }

        /** The node it was found in. */
        public String nodeId() {
            return path.isEmpty() ? "" : path.get(0).nodeId();
        }

        /** What that node calls. */
        public String processId() {
            return path.isEmpty() ? "" : path.get(0).processId();
        }
    }

    /** All faults, also those of callbacks, in the order of the nodes; empty where the graph is valid. */
    public List<Fault> validate(ProcessGraph graph) {
        Walk walk = new Walk(new Namespaces(catalogue, user));
        walk.graph(graph, List.of(), List.of());
        return walk.faults;
    }

    /** After so many faults the rest is not looked at; nobody reads more, and an answer must not outgrow its request. */
    private static final int MOST_FAULTS = 100;

    /** One way through a graph and the processes of the user that it calls, each of them once. */
    private static final class Walk {
        private final List<Fault> faults = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private final Namespaces namespaces;

        Walk(Namespaces namespaces) {
            this.namespaces = namespaces;
        }

        void graph(ProcessGraph graph, List<OpenEoException.Step> outer, List<String> calls) {
            for (Node node : graph.nodes().values()) {
                if (faults.size() >= MOST_FAULTS) {
                    return;
                }
                List<OpenEoException.Step> path = new ArrayList<>();
                path.add(new OpenEoException.Step(node.id(), node.processId()));
                path.addAll(outer);
                var called = namespaces.find(node);
                if (called.isEmpty()) {
                    report(path, Namespaces.unsupported(node));
                } else {
                    List<Parameter> parameters = called.get().parameters();
                    if (parameters != null) {
                        arguments(node, parameters, path);
                    }
                    if (called.get() instanceof Namespaces.Called.User own) {
                        inside(own.process(), path, calls);
                    }
                }
                node.arguments().values().forEach(argument -> callbacks(argument, path, calls));
            }
        }

        private void inside(UserProcess process, List<OpenEoException.Step> path, List<String> calls) {
            if (calls.contains(process.id())) {
                report(path, Calls.endless(calls, process.id()));
            } else if (seen.add(process.id())) {
                graph(process.graph(), path, Calls.with(calls, process.id()));
            }
        }

        private void callbacks(Argument argument, List<OpenEoException.Step> path, List<String> calls) {
            if (argument instanceof Argument.Callback callback) {
                graph(callback.graph(), path, calls);
            } else if (argument instanceof Argument.ListOf list) {
                list.items().forEach(item -> callbacks(item, path, calls));
            } else if (argument instanceof Argument.ObjectOf object) {
                object.entries().values().forEach(entry -> callbacks(entry, path, calls));
            }
        }

        private void arguments(Node node, List<Parameter> parameters, List<OpenEoException.Step> path) {
            Set<String> known = new HashSet<>();
            parameters.forEach(parameter -> known.add(parameter.name()));
            for (String name : node.arguments().keySet()) {
                if (!known.contains(name)) {
                    report(path, OpenEoError.PROCESS_PARAMETER_UNSUPPORTED.exception(names(node, name)));
                }
            }
            for (Parameter parameter : parameters) {
                Argument argument = node.arguments().get(parameter.name());
                if (argument == null && !parameter.optional()) {
                    report(path, OpenEoError.PROCESS_PARAMETER_REQUIRED.exception(names(node, parameter.name())));
                } else if (argument instanceof Argument.Literal literal) {
                    literal(node, parameter, literal.value(), path);
                } else if (argument instanceof Argument.Callback && !CallbackParameters.allowed(parameter)) {
                    unfit(node, parameter, "a process graph cannot stand here", path);
                }
            }
        }

        private void literal(Node node, Parameter parameter, JsonNode value, List<OpenEoException.Step> path) {
            boolean unset = parameter.optional() && value.isNull();
            if (unset) {
                return;
            }
            if (value.isObject() && CallbackParameters.demanded(parameter)) {
                unfit(node, parameter, "must be a process graph", path);
                return;
            }
            SchemaCheck.mismatch(parameter.schema(), value).ifPresent(reason -> unfit(node, parameter, reason, path));
        }

        private void unfit(Node node, Parameter parameter, String reason, List<OpenEoException.Step> path) {
            report(
                    path,
                    OpenEoError.PROCESS_PARAMETER_INVALID.exception(
                            Map.of("parameter", parameter.name(), "process", node.processId(), "reason", reason)));
        }

        private void report(List<OpenEoException.Step> path, OpenEoException error) {
            faults.add(new Fault(path, error));
        }

        private static Map<String, String> names(Node node, String parameter) {
            return Map.of("process", node.processId(), "parameter", parameter);
        }
    }
}
