package dev.terrane.engine.process.cubes;

import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.DimensionType;
import dev.terrane.engine.cube.Labels;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.CubeProcess;
import dev.terrane.engine.process.Dimensions;
import dev.terrane.engine.process.PendingLoad;
import dev.terrane.engine.process.Selections;
import dev.terrane.engine.process.TemporalExtent;
import dev.terrane.engine.process.Value;
import dev.terrane.engine.source.LoadRequest;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;
import dev.terrane.model.process.Schemas;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code filter_temporal}: keeps the labels inside a left-closed interval, on one or on all temporal dimensions. */
public final class FilterTemporal implements CubeProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("filter_temporal")
                .summary("Keep an interval of time")
                .description("Keeps the labels of temporal dimensions that lie in an interval. The start belongs to the"
                        + " interval, the end does not.")
                .categories("cubes", "filter")
                .parameters(
                        Parameter.required("data", "The cube.", Schemas.cube(Schemas.dimension("temporal"))),
                        Parameter.required(
                                "extent",
                                "Start and end, as dates or RFC 3339 date-times; one of them may be null.",
                                Schemas.temporalInterval()),
                        Parameter.nullByDefault(
                                "dimension",
                                "The temporal dimension to filter; without it all of them are.",
                                Schema.types("string", "null")))
                .returns(Schemas.cube(Schemas.dimension("temporal")), "The cube with fewer dates.")
                .fails("DimensionNotAvailable", "There is no such dimension.")
                .fails("TemporalExtentEmpty", "The interval holds no instant: its end must come after its start.");
    }

    @Override
    public Value apply(Arguments arguments) {
        PlanNode cube = arguments.cube("data");
        TemporalExtent extent = TemporalExtent.from(arguments, "extent");
        boolean all = !arguments.has("dimension");
        cube = PendingLoad.narrowed(cube, request -> all ? Optional.of(narrower(request, extent)) : Optional.empty());
        if (PendingLoad.isPending(cube)) {
            return new Value.Cube(cube);
        }
        for (int dimension : dimensions(arguments, cube.spec())) {
            cube = Selections.labels(cube, dimension, inside(arguments, cube.spec(), dimension, extent));
        }
        return new Value.Cube(cube);
    }

    private static LoadRequest narrower(LoadRequest request, TemporalExtent extent) {
        TemporalExtent both = extent.and(new TemporalExtent(request.start(), request.end()));
        return new LoadRequest(
                request.location(), request.extent(), both.start(), both.end(), request.bands(), request.condition());
    }

    private static List<Integer> dimensions(Arguments arguments, CubeSpec spec) {
        if (arguments.has("dimension")) {
            return List.of(Dimensions.temporal(arguments, spec));
        }
        List<Integer> all = spec.indicesOf(DimensionType.TEMPORAL);
        if (all.isEmpty()) {
            throw arguments.failure("DimensionNotAvailable", "The cube has no temporal dimension.");
        }
        return all;
    }

    private static List<Integer> inside(Arguments arguments, CubeSpec spec, int index, TemporalExtent extent) {
        Dimension dimension = spec.dimensions().get(index);
        List<Integer> inside = new ArrayList<>();
        for (int i = 0; i < dimension.size(); i++) {
            String label = dimension.label(i).text();
            Instant instant = Labels.instant(label)
                    .orElseThrow(() -> arguments.invalid(
                            "data", "label '" + label + "' of dimension '" + dimension.name() + "' is not an instant"));
            if (extent.contains(instant)) {
                inside.add(i);
            }
        }
        return inside;
    }
}
