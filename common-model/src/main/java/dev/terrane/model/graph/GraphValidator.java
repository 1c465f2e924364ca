package dev.terrane.model.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessCatalogue;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.SchemaCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks a parsed graph against the catalogue: every process exists and gets arguments that fit its parameters. */
public final class GraphValidator {
    private final ProcessCatalogue catalogue;

    /** A validator for the processes of this catalogue. */
    public GraphValidator(ProcessCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A fault and the node it was found in. */
    public record Fault(String nodeId, String processId, OpenEoException error) {}

    /** All faults, also those of callbacks, in the order of the nodes; empty where the graph is valid. */
    public List<Fault> validate(ProcessGraph graph) {
        List<Fault> faults = new ArrayList<>();
        collect(graph, faults);
        return faults;
    }

    private void collect(ProcessGraph graph, List<Fault> faults) {
        for (Node node : graph.nodes().values()) {
            var definition = catalogue.find(node.processId());
            boolean ours = node.namespace() == null || node.namespace().equals("backend");
            if (definition.isEmpty() || !ours) {
                String namespace = node.namespace() == null ? "backend" : node.namespace();
                report(
                        faults,
                        node,
                        OpenEoError.PROCESS_UNSUPPORTED.exception(
                                Map.of("process", node.processId(), "namespace", namespace)));
            } else {
                checkArguments(node, definition.get(), faults);
            }
            node.arguments().values().forEach(argument -> collectCallbacks(argument, faults));
        }
    }

    private void collectCallbacks(Argument argument, List<Fault> faults) {
        if (argument instanceof Argument.Callback callback) {
            collect(callback.graph(), faults);
        } else if (argument instanceof Argument.ListOf list) {
            list.items().forEach(item -> collectCallbacks(item, faults));
        } else if (argument instanceof Argument.ObjectOf object) {
            object.entries().values().forEach(entry -> collectCallbacks(entry, faults));
        }
    }

    private static void checkArguments(Node node, ProcessDefinition definition, List<Fault> faults) {
        List<String> known = definition.parameterNames();
        for (String name : node.arguments().keySet()) {
            if (!known.contains(name)) {
                report(faults, node, OpenEoError.PROCESS_PARAMETER_UNSUPPORTED.exception(names(node, name)));
            }
        }
        for (Parameter parameter : definition.parameters()) {
            Argument argument = node.arguments().get(parameter.name());
            if (argument == null && !parameter.optional()) {
                report(faults, node, OpenEoError.PROCESS_PARAMETER_REQUIRED.exception(names(node, parameter.name())));
            } else if (argument instanceof Argument.Literal literal) {
                checkLiteral(node, parameter, literal.value(), faults);
            }
        }
    }

    private static void checkLiteral(Node node, Parameter parameter, JsonNode value, List<Fault> faults) {
        boolean unsetOptional = parameter.optional() && value.isNull();
        if (!unsetOptional) {
            SchemaCheck.mismatch(parameter.schema(), value)
                    .ifPresent(reason -> report(
                            faults,
                            node,
                            OpenEoError.PROCESS_PARAMETER_INVALID.exception(Map.of(
                                    "parameter", parameter.name(), "process", node.processId(), "reason", reason))));
        }
    }

    private static Map<String, String> names(Node node, String parameter) {
        return Map.of("process", node.processId(), "parameter", parameter);
    }

    private static void report(List<Fault> faults, Node node, OpenEoException error) {
        faults.add(new Fault(node.id(), node.processId(), error));
    }
}
