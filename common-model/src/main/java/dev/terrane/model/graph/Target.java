package dev.terrane.model.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A graph that is being written while another one is inlined: the outermost one, or a callback within it. */
final class Target {
    private static final int MAX_DEPTH = 50;

    private final ObjectNode nodes = JsonNodeFactory.instance.objectNode();
    private final Set<String> ids = new HashSet<>();
    private final IdentityHashMap<Instance, Instance> copies = new IdentityHashMap<>();
    private final @Nullable Target outer;
    private final Set<String> given;
    private final int depth;

    /**
     * A graph without nodes.
     *
     * @param given the parameters that it gets from the process that calls it
     */
    Target(@Nullable Target outer, Set<String> given) {
        this.outer = outer;
        this.given = given;
        this.depth = outer == null ? 0 : outer.depth + 1;
        if (depth > MAX_DEPTH) {
            throw GraphInliner.invalid("callbacks are nested deeper than " + MAX_DEPTH + " levels");
        }
    }

    ObjectNode nodes() {
        return nodes;
    }

    boolean gives(String parameter) {
        return given.contains(parameter);
    }

    /** Keeps ids for the nodes that have them already. */
    void reserve(Set<String> own) {
        ids.addAll(own);
    }

    /** The wanted id, or one like it where that is taken. */
    String claim(String wanted) {
        String id = wanted;
        for (int i = 2; !ids.add(id); i++) {
            id = wanted + "~" + i;
        }
        return id;
    }

    ObjectNode add(String id) {
        if (nodes.size() >= GraphParser.MAX_NODES) {
            throw GraphInliner.invalid(
                    "with the user's processes a graph has more than " + GraphParser.MAX_NODES + " nodes");
        }
        return nodes.putObject(id);
    }

    /** The copy, in this graph, of an instance that is written into one around it. */
    Instance copyOf(Instance instance) {
        return copies.computeIfAbsent(instance, original -> original.copyInto(this));
    }

    /** A reference from here to a parameter that an outer graph is given; refused where it would mean another one. */
    JsonNode parameter(String name, Target home) {
        for (Target target = this; target != null && target != home; target = target.outer) {
            if (target.gives(name)) {
                throw GraphInliner.invalid("a callback hands its parameter '" + name
                        + "' to a user's process, within which another callback has a parameter of the same name;"
                        + " that cannot be computed here");
            }
        }
        return JsonNodeFactory.instance.objectNode().put("from_parameter", name);
    }
}
