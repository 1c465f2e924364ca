package dev.terrane.engine.exec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Cubes;
import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.DimensionType;
import dev.terrane.engine.cube.Label;
import dev.terrane.engine.cube.Region;
import dev.terrane.engine.plan.Blockwise;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.plan.Reduce;
import dev.terrane.engine.plan.Scan;
import dev.terrane.engine.plan.Select;
import dev.terrane.engine.plan.Write;
import dev.terrane.engine.sink.geotiff.GeoTiffFormat;
import dev.terrane.engine.source.RasterSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Small plans over cubes of dates, one band, rows and columns; a spy is told before each step makes its result. */
final class Plans {
    private final Spy spy;

    Plans(Spy spy) {
        this.spy = spy;
    }

    /** Sees a step at work. */
    interface Spy {
        void at(Region result);
    }

    static CubeSpec spec(int dates, int rows, int columns) {
        CubeSpec one = Cubes.spec(DataType.INT16, OptionalDouble.of(-32768), 1, 1, rows, columns);
        return one.withDimension(0, dates(dates));
    }

    private static Dimension dates(int count) {
        return new Dimension.Labeled(
                "t",
                DimensionType.TEMPORAL,
                IntStream.range(0, count).mapToObj(i -> Label.of("d" + i)).toList());
    }

    PlanNode scan(CubeSpec spec) {
        return scan(spec, new int[] {0, 0});
    }

    PlanNode scan(CubeSpec spec, int[] tileShape) {
        return new Scan(new RasterSource() {
            @Override
            public CubeSpec spec() {
                return spec;
            }

            @Override
            public Chunk read(Region region) throws IOException {
                spy.at(region);
                return Cubes.chunk(spec, region, 1, true);
            }

            @Override
            public int[] tileShape() {
                return tileShape.clone();
            }

            @Override
            public String describe() {
                return "test";
            }
        });
    }

    /** Takes some dates. */
    PlanNode select(PlanNode input, int... indices) {
        return new Select(input.spec().withDimension(0, dates(indices.length)), input, 0, indices);
    }

    PlanNode range(PlanNode input, int from, int count) {
        return select(input, IntStream.range(from, from + count).toArray());
    }

    /** Sums groups of dates. */
    PlanNode reduce(PlanNode input, List<int[]> groups) {
        CubeSpec spec = input.spec().withDimension(0, dates(groups.size()));
        return new Reduce(
                spec,
                input,
                0,
                groups,
                (labels, values, valid, count, out, outValid) -> {
                    spy.at(Region.whole(new int[] {groups.size(), 1, 1, 1}));
                    for (double[] row : values) {
                        for (int i = 0; i < count; i++) {
                            out[i] += row[i];
                        }
                    }
                    Arrays.fill(outValid, 0, count, true);
                },
                "sum");
    }

    /** Adds cubes of one shape. */
    PlanNode add(PlanNode... inputs) {
        return new Blockwise(
                inputs[0].spec(),
                List.of(inputs),
                (output, chunks) -> {
                    spy.at(output);
                    double[] sum = new double[output.count()];
                    for (Chunk chunk : chunks) {
                        for (int i = 0; i < sum.length; i++) {
                            sum[i] += chunk.values()[i];
                        }
                    }
                    return new Chunk(output, sum, null);
                },
                "add");
    }

    /** Adds what two nodes have in common: the first dates of both. */
    PlanNode addCommon(PlanNode first, PlanNode second) {
        int dates = Math.min(first.spec().shape()[0], second.spec().shape()[0]);
        return add(range(first, 0, dates), range(second, 0, dates));
    }

    static Write write(PlanNode input) {
        return new Write(input, new GeoTiffFormat(), "result", JsonNodeFactory.instance.objectNode());
    }

    /** Groups of so many neighbours each. */
    static List<int[]> groups(int labels, int size) {
        List<int[]> groups = new ArrayList<>();
        for (int from = 0; from < labels; from += size) {
            groups.add(IntStream.range(from, Math.min(labels, from + size)).toArray());
        }
        return groups;
    }
}
