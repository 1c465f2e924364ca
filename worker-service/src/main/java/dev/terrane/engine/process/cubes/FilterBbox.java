package dev.terrane.engine.process.cubes;

import dev.terrane.engine.crs.Crs;
import dev.terrane.engine.crs.Transform;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.CubeProcess;
import dev.terrane.engine.process.Extents;
import dev.terrane.engine.process.PendingLoad;
import dev.terrane.engine.process.Selections;
import dev.terrane.engine.process.Value;
import dev.terrane.engine.source.LoadRequest;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;
import dev.terrane.model.process.Schemas;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code filter_bbox}: keeps the pixels whose centre lies in a box, its border included. */
public final class FilterBbox implements CubeProcess {
    @Override
    public ProcessDefinition definition() {
        Schema raster = Schemas.rasterCube();
        Schema vector = Schemas.cube(Schemas.dimension("geometry"));
        return ProcessDefinition.process("filter_bbox")
                .summary("Keep a box")
                .description("Keeps the pixels whose centre lies in a bounding box or on its border. A box in another"
                        + " reference system is carried over with many points along its edges first.")
                .categories("cubes", "filter")
                .parameters(
                        Parameter.required("data", "The cube.", Schema.oneOf(raster, vector)),
                        Parameter.required("extent", "The box.", Schemas.boundingBox()))
                .returns(Schema.oneOf(raster, vector), "The cube with fewer pixels.");
    }

    @Override
    public Value apply(Arguments arguments) {
        PlanNode cube = arguments.cube("data");
        LoadRequest.Extent extent = Extents.box(arguments, "extent");
        cube = PendingLoad.narrowed(cube, request -> narrower(request, extent));
        if (PendingLoad.isPending(cube)) {
            return new Value.Cube(cube);
        }
        OptionalInt x = cube.spec().axis(Dimension.Direction.X);
        OptionalInt y = cube.spec().axis(Dimension.Direction.Y);
        if (x.isEmpty() || y.isEmpty()) {
            throw OpenEoException.ofProcess("DimensionNotAvailable", "The cube has no x and y axes.");
        }
        int epsg = cube.spec().epsg() == 0 ? Crs.WGS84 : cube.spec().epsg();
        double[] box =
                new Transform(extent.epsg(), epsg).box(extent.west(), extent.south(), extent.east(), extent.north());
        PlanNode columns = inside(cube, x.getAsInt(), box[0], box[2]);
        return new Value.Cube(inside(columns, y.getAsInt(), box[1], box[3]));
    }

    /** The request for what lies in both boxes; empty where they are not of one reference system or do not meet. */
    private static Optional<LoadRequest> narrower(LoadRequest request, LoadRequest.Extent box) {
        LoadRequest.Extent own = request.extent();
        LoadRequest.Extent both = box;
        if (own != null) {
            both = new LoadRequest.Extent(
                    Math.max(own.west(), box.west()),
                    Math.max(own.south(), box.south()),
                    Math.min(own.east(), box.east()),
                    Math.min(own.north(), box.north()),
                    own.epsg());
            if (own.epsg() != box.epsg() || both.west() > both.east() || both.south() > both.north()) {
                return Optional.empty();
            }
        }
        return Optional.of(new LoadRequest(
                request.location(), both, request.start(), request.end(), request.bands(), request.condition()));
    }

    private static PlanNode inside(PlanNode cube, int dimension, double lowest, double highest) {
        var axis = (Dimension.Axis) cube.spec().dimensions().get(dimension);
        int first = 0;
        int last = -1;
        for (int i = 0; i < axis.size(); i++) {
            if (axis.center(i) >= lowest && axis.center(i) <= highest) {
                first = last < 0 ? i : first;
                last = i;
            }
        }
        return Selections.range(cube, dimension, first, last < 0 ? 0 : last - first + 1);
    }
}
