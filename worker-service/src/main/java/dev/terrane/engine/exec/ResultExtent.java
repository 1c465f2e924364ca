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
import dev.terrane.model.result.Asset;
import dev.terrane.model.result.ResultManifest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
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

    /** The manifest of what was written. */
    static ResultManifest manifest(List<Write> writes, List<Asset> assets) {
        ResultExtent extent = new ResultExtent();
        for (Write write : writes) {
            extent.addPlace(write.spec());
            List<Instant> own = instants(write);
            extent.times.addAll(own);
        }
        NavigableSet<Instant> times = extent.times;
        return new ResultManifest(
                assets,
                extent.bbox,
                times.isEmpty() ? null : times.first().toString(),
                times.isEmpty() ? null : times.last().toString(),
                extent.epsg);
    }

    private void addPlace(CubeSpec spec) {
        if (spec.epsg() == 0 || spec.grid().isEmpty()) {
            return;
        }
        GridGeometry grid = spec.grid().get();
        double[] box = new Transform(grid.epsg(), Crs.WGS84).box(grid.minX(), grid.minY(), grid.maxX(), grid.maxY());
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

    /** The instants of a node's labels, or else those of its inputs. */
    private static List<Instant> instants(PlanNode node) {
        List<Instant> found = new ArrayList<>();
        for (int index : node.spec().indicesOf(DimensionType.TEMPORAL)) {
            Dimension dimension = node.spec().dimensions().get(index);
            for (int i = 0; i < dimension.size(); i++) {
                Labels.instant(dimension.label(i).text()).ifPresent(found::add);
            }
        }
        if (found.isEmpty()) {
            node.inputs().forEach(input -> found.addAll(instants(input)));
        }
        return found;
    }
}
