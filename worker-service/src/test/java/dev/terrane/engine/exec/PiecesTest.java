package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.ChunkGrid;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Cubes;
import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.cube.Region;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.planner.rule.Rules;
import dev.terrane.engine.process.GraphEvaluator;
import dev.terrane.engine.process.Value;
import dev.terrane.engine.source.LoadRequest;
import dev.terrane.engine.source.RasterSource;
import dev.terrane.model.graph.GraphParser;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However a plan is cut into pieces, and whether the rules have rewritten it or not: the values are the same. */
class PiecesTest {
    private static final String MEAN = "{'process_graph': {'m': {'process_id': 'mean', 'arguments':"
            + " {'data': {'from_parameter': 'data'}}, 'result': true}}}";
    private static final List<String> STEPS = List.of(
            "{'process_id': 'filter_bands', 'arguments': {'data': {'from_node': 'BEFORE'}, 'bands': ['B3', 'B1']}}",
            "{'process_id': 'filter_temporal', 'arguments': {'data': {'from_node': 'BEFORE'}, 'extent':"
                    + " ['2022-02-01', '2022-05-01']}}",
            "{'process_id': 'filter_bbox', 'arguments': {'data': {'from_node': 'BEFORE'}, 'extent': {'west': 600020,"
                    + " 'south': 4999920, 'east': 600090, 'north': 4999990, 'crs': 32632}}}",
            "{'process_id': 'apply', 'arguments': {'data': {'from_node': 'BEFORE'}, 'process': {'process_graph': {'a':"
                    + " {'process_id': 'add', 'arguments': {'x': {'from_parameter': 'x'}, 'y': 0.5}}, 's':"
                    + " {'process_id': 'multiply', 'arguments': {'x': {'from_node': 'a'}, 'y': {'from_node': 'a'}},"
                    + " 'result': true}}}}}",
            "{'process_id': 'aggregate_temporal_period', 'arguments': {'data': {'from_node': 'BEFORE'}, 'period':"
                    + " 'season', 'reducer': " + MEAN + "}}",
            "{'process_id': 'mask', 'arguments': {'data': {'from_node': 'BEFORE'}, 'mask': {'from_node': 'BEFORE'},"
                    + " 'replacement': 4}}",
            "{'process_id': 'merge_cubes', 'arguments': {'cube1': {'from_node': 'BEFORE'}, 'cube2': {'from_node':"
                    + " 'BEFORE'}, 'overlap_resolver': {'process_graph': {'m': {'process_id': 'max', 'arguments':"
                    + " {'data': [{'from_parameter': 'x'}, {'from_parameter': 'y'}]}, 'result': true}}}}}",
            "{'process_id': 'reduce_dimension', 'arguments': {'data': {'from_node': 'BEFORE'}, 'dimension': 't',"
                    + " 'reducer': " + MEAN + "}}");

    private final CubeSpec spec = Cubes.spec(DataType.INT16, OptionalDouble.of(-32768), 6, 3, 11, 13);

    @Property(tries = 150)
    void cutOrWholeRewrittenOrNot(
            @ForAll("steps") List<String> steps, @ForAll @Size(4) List<@IntRange(min = 1, max = 7) Integer> chunk)
            throws IOException {
        // Behind a season no label is an instant any more, so that no other temporal step may follow.
        Assume.that(steps.stream().limit(Math.max(0, steps.size() - 1)).noneMatch(step -> step.contains("season"))
                || steps.stream().filter(PiecesTest::needsInstants).count() == 1);
        PlanNode plan = plan(steps);
        PlanNode rewritten = new Rules().rewrite(plan);
        assertThat(rewritten.spec()).isEqualTo(plan.spec());
        Region whole = plan.spec().region();
        if (whole.count() == 0) {
            return;
        }
        Chunk expected = new ChunkEvaluator(new CancelToken()).evaluate(plan, whole);
        ChunkEvaluator evaluator = new ChunkEvaluator(new CancelToken());
        ChunkBuilder pieces = new ChunkBuilder(whole);
        int[] shape =
                chunk.stream().limit(whole.rank()).mapToInt(Integer::intValue).toArray();
        for (Region region : new ChunkGrid(whole.shape(), shape).regions()) {
            pieces.put(evaluator.evaluate(rewritten, region));
        }
        Chunk actual = pieces.build();
        for (int i = 0; i < expected.values().length; i++) {
            assertThat(actual.isValid(i)).as("pixel %d", i).isEqualTo(expected.isValid(i));
            if (expected.isValid(i)) {
                assertThat(actual.values()[i]).as("pixel %d", i).isEqualTo(expected.values()[i]);
            }
        }
    }

    private static boolean needsInstants(String step) {
        return step.contains("temporal");
    }

    @Provide
    Arbitrary<List<String>> steps() {
        return Arbitraries.of(STEPS.subList(0, 7))
                .list()
                .ofMaxSize(4)
                .flatMap(steps -> Arbitraries.of(true, false).map(reduced -> {
                    List<String> all = new java.util.ArrayList<>(steps);
                    if (reduced) {
                        all.add(STEPS.get(7));
                    }
                    return all;
                }));
    }

    private PlanNode plan(List<String> steps) throws IOException {
        StringBuilder graph = new StringBuilder("{'n0': {'process_id': 'load_collection', 'arguments': {'id': 'C',"
                + " 'spatial_extent': null, 'temporal_extent': null}, 'result': " + steps.isEmpty() + "}");
        for (int i = 0; i < steps.size(); i++) {
            String step = steps.get(i).replace("BEFORE", "n" + i);
            graph.append(", 'n" + (i + 1) + "': " + step.substring(0, step.length() - 1) + ", 'result': "
                    + (i == steps.size() - 1) + "}");
        }
        JobSurroundings surroundings = new JobSurroundings(new Memory(), List.of());
        Value value = new GraphEvaluator(surroundings)
                .result(
                        GraphParser.parse(new ObjectMapper()
                                .readTree(graph.append('}').toString().replace('\'', '"'))),
                        Map.of());
        return ((Value.Cube) value).node();
    }

    private final class Memory implements JobSurroundings.Catalog {
        @Override
        public Optional<URI> collection(String id) {
            return Optional.of(URI.create("memory:" + id));
        }

        @Override
        public RasterSource open(LoadRequest request) {
            Chunk all = Cubes.chunk(spec, spec.region(), 3, true);
            boolean[] valid = new boolean[all.values().length];
            for (int i = 0; i < valid.length; i++) {
                valid[i] = all.isValid(i);
            }
            return new MemoryCube(spec, all.values(), valid);
        }
    }
}
