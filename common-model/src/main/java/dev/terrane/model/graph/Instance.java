package dev.terrane.model.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A graph of which the nodes are being written into a target, for one of its calls. */
final class Instance {
    private final ProcessGraph graph;
    private final String prefix;
    private final boolean own;
    private final boolean copy;
    private final Scope scope;
    private final Target target;
    private final List<String> calls;
    private final Map<String, String> written = new HashMap<>();

    private Instance(
            ProcessGraph graph,
            String prefix,
            boolean own,
            boolean copy,
            Scope scope,
            Target target,
            List<String> calls) {
        this.graph = graph;
        this.prefix = prefix;
        this.own = own;
        this.copy = copy;
        this.scope = scope;
        this.target = target;
        this.calls = calls;
    }

    /** A graph that stays one, so that its nodes keep their ids. */
    static Instance own(ProcessGraph graph, Scope scope, Target target, List<String> calls) {
        return new Instance(graph, "", true, false, scope, target, calls);
    }

    /** The graph of a process that a node of this one calls. */
    Instance calling(Node node, UserProcess process, Scope.Called inside) {
        return new Instance(
                process.graph(),
                prefix + node.id() + "/",
                false,
                copy,
                inside,
                target,
                Calls.with(calls, process.id()));
    }

    /** The same graph once more, in another target, where only those nodes are written that are asked for. */
    Instance copyInto(Target other) {
        return new Instance(graph, prefix, false, true, scope, other, calls);
    }

    ProcessGraph graph() {
        return graph;
    }

    /** What the ids of its nodes begin with. */
    String prefix() {
        return prefix;
    }

    /** Whether the target is this graph's. */
    boolean isOwn() {
        return own;
    }

    /** Whether only those nodes are written that are asked for. */
    boolean isCopy() {
        return copy;
    }

    Scope scope() {
        return scope;
    }

    Target target() {
        return target;
    }

    /** The user's processes it is within. */
    List<String> calls() {
        return calls;
    }

    /** By the ids of its nodes, those of the nodes that give their values. */
    Map<String, String> written() {
        return written;
    }
}
