package dev.terrane.engine.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.engine.cube.Label;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.plan.Write;
import dev.terrane.model.graph.ProcessGraph;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a process takes and gives: while a plan is made, and inside callbacks for each block of pixels. */
public sealed interface Value {
    /** No-data as a single value. */
    Value NODATA = new Scalar(null);

    /** A cube that is not computed yet. */
    record Cube(PlanNode node) implements Value {}

    /**
     * A single value: {@link Double}, {@link Boolean}, {@link String}, or null for no-data. Whole numbers are doubles
     * too.
     */
    record Scalar(@Nullable Object value) implements Value {
        /** Refuses other types, so that no process has to ask for them. */
        public Scalar {
            if (value != null && !(value instanceof Double || value instanceof Boolean || value instanceof String)) {
                throw new IllegalArgumentException("not a scalar: " + value.getClass());
            }
        }
    }

    /**
     * One value for each pixel of a block; all of one kind.
     *
     * @param bool whether these are truth values, 1 for true and 0 for false
     * @param values one for each pixel, meaningless where not valid; must not be changed
     * @param valid false where no-data; null where all are valid
     */
    record Pixels(boolean bool, double[] values, boolean @Nullable [] valid) implements Value {
        /** Numbers. */
        public static Pixels numbers(double[] values, boolean @Nullable [] valid) {
            return new Pixels(false, values, valid);
        }

        /** Truth values. */
        public static Pixels truths(double[] values, boolean @Nullable [] valid) {
            return new Pixels(true, values, valid);
        }

        /** The number of pixels. */
        public int count() {
            return values.length;
        }
    }

    /**
     * An array, as callbacks get it along a dimension or as a graph spells it.
     *
     * @param labels one for each element, or null where the array has none
     */
    record Array(List<Value> elements, @Nullable List<Label> labels) implements Value {
        /** Copies the lists. */
        public Array {
            elements = List.copyOf(elements);
            labels = labels == null ? null : List.copyOf(labels);
        }
    }

    /** A cube that is to be written. */
    record Stored(Write write) implements Value {}

    /** An object that only its process understands: a bounding box, GeoJSON, options. */
    record Json(JsonNode json) implements Value {}

    /**
     * A child graph, to be called.
     *
     * @param scope what {@code from_parameter} may refer to beside the callback's own parameters
     */
    record Callback(ProcessGraph graph, Map<String, Value> scope) implements Value {}

    /** An object whose members are child graphs. */
    record Callbacks(Map<String, Callback> members) implements Value {
        /** Copies the map. */
        public Callbacks {
            members = Map.copyOf(members);
        }
    }
}
