package dev.terrane.engine.exec;

import dev.terrane.engine.crs.Crs;
import dev.terrane.engine.crs.Transform;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.DimensionType;
import dev.terrane.engine.cube.GridGeometry;
import dev.terrane.engine.cube.Labels;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.plan.Write;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.result.Asset;
import dev.terrane.model.result.ResultManifest;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where and when the results of a run lie. The time is that of the labels that are instants; where a result has none, as
 * after an aggregation to months, it is that of the data it was made from.
 */
final class ResultExtent {
    private final NavigableSet<Instant> times = new TreeSet<>();

    @Nullable
    private List<Double> bbox;

    @Nullable
    private Integer epsg;

    private ResultExtent() {}

    /**
     * The extent of what will be written. Asked before anything is computed, so that a place that cannot be told ends the
     * run early.
     */
    static ResultExtent of(List<Write> writes) {
        ResultExtent extent = new ResultExtent();
        for (Write write : writes) {
            extent.addPlace(write.spec());
            addInstants(write, extent.times, Collections.newSetFromMap(new IdentityHashMap<>()));
        }
        return extent;
    }

    /** The manifest of what was written. */
    ResultManifest manifest(List<Asset> assets) {
        return new ResultManifest(
                assets,
                bbox,
                times.isEmpty() ? null : times.first().toString(),
                times.isEmpty() ? null : times.last().toString(),
                epsg);
    }

    private void addPlace(CubeSpec spec) {
        if (spec.epsg() == 0 || spec.grid().isEmpty()) {
            return;
        }
        GridGeometry grid = spec.grid().get();
        double[] box = toWgs84(grid).box(grid.minX(), grid.minY(), grid.maxX(), grid.maxY());
        if (Double.isNaN(box[0])) {
            return;
        }
        List<Double> known = bbox;
        epsg = spec.epsg();
        bbox = known == null
                ? List.of(box[0], box[1], box[2], box[3])
                : List.of(
                        Math.min(known.get(0), box[0]),
                        Math.min(known.get(1), box[1]),
                        Math.max(known.get(2), box[2]),
                        Math.max(known.get(3), box[3]));
    }

    private static Transform toWgs84(GridGeometry grid) {
        try {
            return new Transform(grid.epsg(), Crs.WGS84);
        } catch (IllegalArgumentException unknown) {
            throw OpenEoException.ofProcess(
                    "CrsUnsupported",
                    "Where the result lies cannot be told: EPSG:" + grid.epsg()
                            + " cannot be transformed to longitude and latitude here.",
                    unknown);
        }
    }

    /** Adds the instants of a node's labels, or else those of its inputs, each of which is visited once. */
    private static void addInstants(PlanNode node, Set<Instant> times, Set<PlanNode> seen) {
        if (!seen.add(node)) {
            return;
        }
        boolean own = false;
        for (int index : node.spec().indicesOf(DimensionType.TEMPORAL)) {
            Dimension dimension = node.spec().dimensions().get(index);
            for (int i = 0; i < dimension.size(); i++) {
                Optional<Instant> instant = Labels.instant(dimension.label(i).text());
                instant.ifPresent(times::add);
                own |= instant.isPresent();
            }
        }
        if (!own) {
            node.inputs().forEach(input -> addInstants(input, times, seen));
        }
    }
}
