package dev.terrane.engine.process.cubes;

import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.DimensionType;
import dev.terrane.engine.cube.Label;
import dev.terrane.engine.cube.Labels;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.plan.Reduce;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.Blocks;
import dev.terrane.engine.process.CubeProcess;
import dev.terrane.engine.process.Dimensions;
import dev.terrane.engine.process.Periods;
import dev.terrane.engine.process.ResultTypes;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;
import dev.terrane.model.process.Schemas;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code aggregate_temporal_period}: one value for each calendar period. The periods run without a gap from the first to
 * the last one that has a date; one without a date hands an empty array to the reducer.
 */
public final class AggregateTemporalPeriod implements CubeProcess {
    /** Eleven years of hours; each period is a label and a group in memory. */
    private static final int MOST_PERIODS = 100_000;

    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("aggregate_temporal_period")
                .summary("Aggregate by calendar period")
                .description("Groups the dates of a cube by calendar periods and lets a reducer make one value out of"
                        + " each group. Labels: `hour` 2020-06-01-00, `day` 2020-153, `week` 2020-23 (ISO 8601),"
                        + " `dekad` 2020-16, `month` 2020-06, `season` 2020-djf (the year of the December),"
                        + " `tropical-season` 2020-ndjfma (the year of the November) or 2020-mjjaso, `year` 2020,"
                        + " `decade` 2020, `decade-ad` 2021. Periods between the first and the last are all there,"
                        + " also those without a date.")
                .categories("aggregate", "climatology", "cubes")
                .parameters(
                        Parameter.required("data", "The cube.", Schemas.cube(Schemas.dimension("temporal"))),
                        Parameter.required(
                                "period",
                                "The kind of period.",
                                Schema.string()
                                        .oneOfWords(
                                                "hour",
                                                "day",
                                                "week",
                                                "dekad",
                                                "month",
                                                "season",
                                                "tropical-season",
                                                "year",
                                                "decade",
                                                "decade-ad")),
                        ReduceDimension.reducer(),
                        Parameter.nullByDefault(
                                "dimension",
                                "The temporal dimension; needed only where there are several.",
                                Schema.types("string", "null")),
                        Schemas.context())
                .returns(Schemas.cube(Schemas.dimension("temporal")), "The cube with one label for each period.")
                .fails("TooManyDimensions", "There are several temporal dimensions and none is named.")
                .fails("DimensionNotAvailable", "There is no such dimension, or no temporal one.");
    }

    @Override
    public Value apply(Arguments arguments) {
        PlanNode cube = arguments.cube("data");
        int index = Dimensions.temporal(arguments, cube.spec());
        Periods period = Periods.named(arguments.text("period"))
                .orElseThrow(() -> arguments.invalid("period", "there is no period of that name"));
        Dimension dimension = cube.spec().dimensions().get(index);
        SortedMap<LocalDateTime, List<Integer>> groups = groups(arguments, dimension, period);
        List<Label> labels = new ArrayList<>();
        List<int[]> members = new ArrayList<>();
        groups.forEach((start, indices) -> {
            labels.add(Label.of(period.label(start)));
            members.add(indices.stream().mapToInt(Integer::intValue).toArray());
        });
        boolean truth = ReduceDimension.givesTruth(arguments, dimension);
        CubeSpec spec = ResultTypes.computed(
                cube.spec()
                        .withDimension(index, new Dimension.Labeled(dimension.name(), DimensionType.TEMPORAL, labels)),
                truth);
        return new Value.Cube(new Reduce(
                spec,
                cube,
                index,
                members,
                Blocks.reducer(arguments, "reducer"),
                "aggregate " + dimension.name() + " by " + arguments.text("period")));
    }

    private static SortedMap<LocalDateTime, List<Integer>> groups(
            Arguments arguments, Dimension dimension, Periods period) {
        TreeMap<LocalDateTime, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < dimension.size(); i++) {
            String label = dimension.label(i).text();
            Instant instant = Labels.instant(label)
                    .orElseThrow(() -> arguments.invalid("data", "label '" + label + "' is not an instant"));
            groups.computeIfAbsent(period.start(instant), start -> new ArrayList<>())
                    .add(i);
        }
        if (!groups.isEmpty()) {
            LocalDateTime last = groups.lastKey();
            for (LocalDateTime at = groups.firstKey(); at.isBefore(last); at = period.next(at)) {
                groups.computeIfAbsent(at, start -> new ArrayList<>());
                if (groups.size() > MOST_PERIODS) {
                    throw arguments.invalid(
                            "period",
                            "there are more than " + MOST_PERIODS + " periods from "
                                    + period.label(groups.firstKey()) + " to " + period.label(last)
                                    + "; a longer period or fewer dates are needed");
                }
            }
        }
        return groups;
    }
}
