package dev.terrane.engine.process.cubes;

import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.plan.Blockwise;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.process.Alignment;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.Blocks;
import dev.terrane.engine.process.CubeProcess;
import dev.terrane.engine.process.ResultTypes;
import dev.terrane.engine.process.Value;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;
import dev.terrane.model.process.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code merge_cubes}: joins two cubes along the labels in which they differ and resolves the values that both have.
 * Where neither cube has a value for a combination of labels, the result is no-data.
 */
public final class MergeCubes implements CubeProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("merge_cubes")
                .summary("Merge two cubes")
                .description("Joins two cubes that share dimensions. Labels that only one of them has are joined:"
                        + " dates and coordinates in their order, other labels those of `cube1` first. Where both have"
                        + " a value for the same labels, `overlap_resolver` makes one out of two. A cube that lacks"
                        + " dimensions of the other is merged with each of their labels, which needs a resolver. The"
                        + " pixels of `cube2` are brought to those of `cube1` by nearest neighbour where they differ.")
                .categories("cubes")
                .parameters(
                        Parameter.required("cube1", "The first cube.", Schemas.cube()),
                        Parameter.required("cube2", "The second cube.", Schemas.cube()),
                        Parameter.nullByDefault(
                                "overlap_resolver",
                                "Takes the value of each cube and gives one.",
                                Schemas.callback(
                                        Schema.any(),
                                        Parameter.required("x", "The value of `cube1`.", Schema.any()),
                                        Parameter.required("y", "The value of `cube2`.", Schema.any()),
                                        Schemas.context())),
                        Schemas.context())
                .returns(Schemas.cube(), "The merged cube.")
                .fails("OverlapResolverMissing", "Both cubes have values for the same labels; a resolver is needed.")
                .fails("IncompatibleGeometryTypes", "The kinds of geometry cannot be merged.");
    }

    @Override
    public Value apply(Arguments arguments) {
        PlanNode first = arguments.cube("cube1");
        PlanNode second = MergedLabels.onGridOf(first.spec(), arguments.cube("cube2"));
        Optional<Value.Callback> resolver = arguments.optionalCallback("overlap_resolver");
        List<String> names = Alignment.names(first.spec());
        List<String> others = Alignment.names(second.spec());
        boolean firstIsWhole = names.containsAll(others);
        if (!firstIsWhole && !others.containsAll(names)) {
            throw OpenEoException.ofProcess(
                    "IncompatibleDataCubes",
                    "These cubes cannot be merged: each has a dimension that the other lacks (" + names + ", " + others
                            + ").");
        }
        boolean broadcast = names.size() != others.size();
        List<MergedLabels> merged = new ArrayList<>();
        for (Dimension dimension : (firstIsWhole ? first : second).spec().dimensions()) {
            merged.add(MergedLabels.of(named(first.spec(), dimension.name()), named(second.spec(), dimension.name())));
        }
        boolean overlap = merged.stream().allMatch(MergedLabels::overlaps);
        if (overlap && resolver.isEmpty()) {
            throw arguments.failure(
                    "OverlapResolverMissing",
                    broadcast
                            ? "The cubes have different dimensions, so all values overlap: a resolver is needed."
                            : "Both cubes have values for the same labels: a resolver is needed.");
        }
        List<Dimension> dimensions = merged.stream().map(MergedLabels::labels).toList();
        PlanNode left = Alignment.repeated(spread(first, dimensions), dimensions);
        PlanNode right = Alignment.repeated(spread(second, dimensions), dimensions);
        return new Value.Cube(new Blockwise(
                stored(arguments, first.spec(), second.spec(), merged, resolver).withDimensions(dimensions),
                List.of(left, right),
                new MergeFunction(arguments, merged, resolver.orElse(null)),
                "merge"));
    }

    /** How the result is stored; truth values stay such only where nothing else comes beside them. */
    private static CubeSpec stored(
            Arguments arguments,
            CubeSpec first,
            CubeSpec second,
            List<MergedLabels> merged,
            Optional<Value.Callback> resolver) {
        CubeSpec numbers = ResultTypes.computed(first, second);
        boolean same = first.type() == second.type()
                && first.nodata().isPresent()
                && first.nodata().equals(second.nodata());
        if (resolver.isEmpty()) {
            return same ? first : numbers;
        }
        CubeSpec truths = ResultTypes.computed(first, true);
        boolean alone = merged.stream().allMatch(MergedLabels::isCommon)
                || (same && first.type() == truths.type() && first.nodata().equals(truths.nodata()));
        return alone && givesTruth(arguments, resolver.get()) ? truths : numbers;
    }

    private static boolean givesTruth(Arguments arguments, Value.Callback resolver) {
        return Blocks.givesTruth(pixels -> {
            Map<String, Value> parameters = Blocks.parameters("x", pixels, arguments.get("context"));
            parameters.put("y", pixels);
            return arguments.surroundings().call(resolver, parameters);
        });
    }

    private static @Nullable Dimension named(CubeSpec spec, String name) {
        var index = spec.indexOf(name);
        return index.isPresent() ? spec.dimensions().get(index.getAsInt()) : null;
    }

    private static PlanNode spread(PlanNode cube, List<Dimension> dimensions) {
        PlanNode spread = cube;
        for (Dimension target : dimensions) {
            var index = cube.spec().indexOf(target.name());
            if (index.isPresent()) {
                int at = index.getAsInt();
                spread = target instanceof Dimension.Axis axis
                        ? Alignment.nearest(spread, at, axis)
                        : Alignment.labels(spread, at, target);
            }
        }
        return spread;
    }
}
