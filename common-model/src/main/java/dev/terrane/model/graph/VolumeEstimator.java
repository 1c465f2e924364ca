package dev.terrane.model.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.process.ProcessCatalogue;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks a graph from its loads to its results and counts values, without looking at any. What cannot be told from graph
 * and catalogue, such as cubes of unknown collections, is {@code EstimateComplexity}.
 */
public final class VolumeEstimator {
    private final Function<String, Optional<CollectionOutline>> collections;
    private final OutlineSteps steps;

    /** An estimator for graphs of some processes over some collections. */
    public VolumeEstimator(ProcessCatalogue catalogue, Function<String, Optional<CollectionOutline>> collections) {
        this.collections = collections;
        this.steps = new OutlineSteps(catalogue);
    }

    /** The volume of a graph. */
    public DataVolume volume(ProcessGraph graph) {
        Map<String, CubeOutline> cubes = new HashMap<>();
        Totals totals = new Totals();
        for (Node node : graph.nodes().values()) {
            CubeOutline cube = outline(node, cubes, totals);
            if (cube != null) {
                cubes.put(node.id(), cube);
            }
        }
        CubeOutline result = cubes.get(graph.result().id());
        boolean saved = graph.result().processId().equals("save_result");
        if (!saved && result != null) {
            totals.save(result, "RESULT");
        }
        if (totals.formats.isEmpty()) {
            throw OpenEoError.ESTIMATE_COMPLEXITY.exception();
        }
        return new DataVolume(totals.values, totals.bytes, totals.work, totals.written, totals.formats);
    }

    private static final class Totals {
        private final TreeSet<String> formats = new TreeSet<>();
        private double values;
        private double bytes;
        private double work;
        private double written;

        /** What is saved makes everything be read that it is computed from. */
        void save(CubeOutline cube, String format) {
            values += cube.reads().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            bytes += cube.readBytes();
            work += cube.reads().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum()
                    + cube.cells();
            written += cube.cells() * cube.bytes();
            formats.add(format.toUpperCase(Locale.ROOT) + " " + cube.bytes());
        }
    }

    /** The cube that a node gives; null where it gives none. */
    private @Nullable CubeOutline outline(Node node, Map<String, CubeOutline> cubes, Totals totals) {
        if (node.processId().equals("load_collection")) {
            return load(node);
        }
        CubeOutline first =
                input(node, "data", cubes).or(() -> input(node, "cube1", cubes)).orElse(null);
        if (first == null) {
            if (node.processId().startsWith("load_") || !OutlineSteps.isPlain(node)) {
                throw complexity();
            }
            return null;
        }
        totals.work += first.cells();
        if (node.processId().equals("save_result")) {
            totals.save(first, OutlineSteps.text(node, "format").orElse("RESULT"));
            return first;
        }
        CubeOutline second =
                input(node, "mask", cubes).or(() -> input(node, "cube2", cubes)).orElse(null);
        totals.work += second == null ? 0 : second.cells();
        return steps.apply(node, first, second);
    }

    private CubeOutline load(Node node) {
        CollectionOutline collection =
                OutlineSteps.text(node, "id").flatMap(collections).orElseThrow(VolumeEstimator::complexity);
        CubeOutline whole = Loads.whole(collection, node.id());
        CubeOutline placed = OutlineSteps.inside(whole, literal(node, "spatial_extent"));
        CubeOutline timed = OutlineSteps.between(placed, literal(node, "temporal_extent"));
        JsonNode bands = literal(node, "bands");
        CubeOutline cube = bands == null ? timed : OutlineSteps.bands(timed, bands, null);
        return cube.withBytes(Loads.widest(cube));
    }

    private static Optional<CubeOutline> input(Node node, String parameter, Map<String, CubeOutline> cubes) {
        return node.arguments().get(parameter) instanceof Argument.FromNode from
                ? Optional.ofNullable(cubes.get(from.nodeId()))
                : Optional.empty();
    }

    /** A value that the graph spells out; null where it has none or null. */
    static @Nullable JsonNode literal(Node node, String parameter) {
        Argument argument = node.arguments().get(parameter);
        if (argument == null) {
            return null;
        }
        if (argument instanceof Argument.Literal literal) {
            return literal.value().isNull() ? null : literal.value();
        }
        throw complexity();
    }

    static OpenEoException complexity() {
        return OpenEoError.ESTIMATE_COMPLEXITY.exception();
    }
}
