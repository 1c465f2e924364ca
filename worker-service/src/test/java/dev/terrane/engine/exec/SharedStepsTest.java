package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Region;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.planner.Explain;
import dev.terrane.engine.planner.MemoryEstimate;
import dev.terrane.engine.planner.MemoryPlanner;
import dev.terrane.engine.planner.PhysicalPlan;
import dev.terrane.engine.sink.FolderAssetWriter;
import dev.terrane.model.result.ResultManifest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Steps that several steps share cost their work once, and memory only as long as they are needed. */
class SharedStepsTest {
    private static final long BYTES_PER_VALUE = 9;

    private @Nullable ChunkEvaluator watched;
    private long measured;

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aChainOfSixtyMergesOfACubeWithItselfIsPlannedAndComputed(@TempDir Path folder) throws Exception {
        StringBuilder graph = new StringBuilder("{'n0': {'process_id': 'load_collection', 'arguments': {'id': 'C',"
                + " 'spatial_extent': null, 'temporal_extent': null}}");
        for (int i = 1; i <= 60; i++) {
            graph.append(", 'n" + i + "': {'process_id': 'merge_cubes', 'arguments': {'cube1': {'from_node': 'n"
                    + (i - 1) + "'}, 'cube2': {'from_node': 'n" + (i - 1) + "'}, 'overlap_resolver':"
                    + " {'process_graph': {'m': {'process_id': 'max', 'arguments': {'data': [{'from_parameter': 'x'},"
                    + " {'from_parameter': 'y'}]}, 'result': true}}}}}");
        }
        graph.append(", 's': {'process_id': 'save_result', 'arguments': {'data': {'from_node': 'n60'}, 'format':"
                + " 'GTiff'}, 'result': true}}");
        URI collection = new TinyCollection(folder.resolve("stac"))
                .tile("a", "2022-05-01T00:00:00Z", 0, 1, 3)
                .finish("C");
        ResultManifest manifest = new Engine(
                        new Engine.Settings(List.of(collection), 1, 64 << 20, 8 << 20), Clock.systemUTC())
                .run(
                        new ObjectMapper()
                                .readTree("{\"process_graph\": "
                                        + graph.toString().replace('\'', '"') + "}"),
                        new FolderAssetWriter(folder.resolve("out"), folder.resolve("work")),
                        new SilentListener(),
                        new CancelToken());
        assertThat(manifest.assets()).hasSize(1);
    }

    @Test
    void aSharedStepIsExplainedOnce() {
        Plans plans = new Plans(region -> {});
        PlanNode scan = plans.scan(Plans.spec(2, 8, 8));
        PlanNode twice = plans.add(scan, scan);
        PlanNode node = plans.add(twice, twice);
        PhysicalPlan.Output output =
                new MemoryPlanner(64 << 20, 1).fit(Plans.write(node), new int[] {1, 1, 8, 8}, 1000);
        assertThat(Explain.text(new PhysicalPlan(List.of(output))).lines().skip(2))
                .containsExactly(
                        "  add -> t 2 × bands 1 × y 8 × x 8 int16",
                        "    [1] add -> t 2 × bands 1 × y 8 × x 8 int16",
                        "      [2] scan test -> t 2 × bands 1 × y 8 × x 8 int16",
                        "      as [2]",
                        "    as [1]");
    }

    @Test
    void monthsThatAreReducedOneAfterTheOtherAreNotHeldTogether() throws IOException {
        Plans plans = new Plans(this::measure);
        PlanNode scan = plans.scan(Plans.spec(12 * 30, 4, 4));
        PlanNode sum = month(plans, scan, 0);
        for (int month = 1; month < 12; month++) {
            sum = plans.add(sum, month(plans, scan, month));
        }
        MemoryEstimate.Peak peak = MemoryEstimate.of(sum, sum.spec().region());
        evaluate(sum, sum.spec().region());
        assertThat(measured).isLessThanOrEqualTo(peak.bytes());
        // A month, its copy of the selection, and the rows that its reduction gathers.
        assertThat(peak.bytes()).isLessThan(4 * 30 * 16 * BYTES_PER_VALUE);
    }

    private static PlanNode month(Plans plans, PlanNode scan, int month) {
        return plans.reduce(plans.range(scan, month * 30, 30), Plans.groups(30, 30));
    }

    @Property(tries = 500)
    void noPlanHoldsMoreThanItsEstimate(
            @ForAll @Size(min = 1, max = 9) List<@IntRange(min = 0, max = 999) Integer> choices,
            @ForAll @IntRange(min = 0, max = 3) int from,
            @ForAll @IntRange(min = 1, max = 4) int count)
            throws IOException {
        Plans plans = new Plans(this::measure);
        PlanNode root = plan(plans, choices);
        CubeSpec spec = root.spec();
        int start = Math.min(from, spec.shape()[0] - 1);
        Region region = spec.region().with(0, start, Math.min(count, spec.shape()[0] - start));
        MemoryEstimate.Peak peak = MemoryEstimate.of(root, region);
        evaluate(root, region);
        assertThat(measured).isLessThanOrEqualTo(peak.bytes());
    }

    private static PlanNode plan(Plans plans, List<Integer> choices) {
        List<PlanNode> nodes = new ArrayList<>(List.of(plans.scan(Plans.spec(6, 2, 3))));
        for (int choice : choices) {
            PlanNode first = nodes.get(choice / 4 % nodes.size());
            PlanNode second = nodes.get(nodes.size() - 1 - choice / 40 % nodes.size());
            int dates = first.spec().shape()[0];
            nodes.add(
                    switch (choice % 4) {
                        case 0 -> plans.addCommon(first, second);
                        case 1 -> plans.select(first, choice / 7 % dates, -1, choice / 11 % dates, 0);
                        case 2 -> plans.reduce(first, Plans.groups(dates, 1 + choice / 7 % 3));
                        default -> plans.add(first, first);
                    });
        }
        PlanNode root = nodes.get(nodes.size() - 1);
        for (PlanNode node : nodes) {
            root = plans.addCommon(node, root);
        }
        return root;
    }

    private void evaluate(PlanNode root, Region region) throws IOException {
        measured = 0;
        ChunkEvaluator evaluator = new ChunkEvaluator(new CancelToken());
        watched = evaluator;
        evaluator.evaluate(root, region);
        assertThat(evaluator.held()).isEmpty();
    }

    /** What the evaluator holds at this moment, each array once, and the result that is being made. */
    private void measure(Region result) {
        if (watched == null) {
            return;
        }
        Set<double[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Chunk chunk : watched.held()) {
            arrays.add(chunk.values());
        }
        long values = result.count()
                + arrays.stream()
                        .mapToLong(array -> Arrays.stream(array).count())
                        .sum();
        measured = Math.max(measured, values * BYTES_PER_VALUE);
    }
}
