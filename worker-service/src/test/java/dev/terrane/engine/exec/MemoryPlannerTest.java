package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.engine.plan.Write;
import dev.terrane.engine.planner.MemoryPlanner;
import dev.terrane.engine.planner.PhysicalPlan;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryPlannerTest {
    private static final int[] CHUNK = {1, 1, 512, 512};
    private static final long CHUNK_BYTES = 512 * 512 * 9;

    private final Plans plans = new Plans(region -> {});
    private final Write write = Plans.write(plans.scan(Plans.spec(1, 1024, 1024), new int[] {256, 256}));

    @Test
    void threadsAreGivenUpBeforePiecesAreSmallerThanTheTilesOfTheSource() {
        // Whole chunks would fit one thread only, quarters beside their chunk two, sixteenths three.
        long quarter = CHUNK_BYTES + CHUNK_BYTES / 4;
        PhysicalPlan.Output output = new MemoryPlanner(2 * quarter, 16).fit(write, CHUNK, 0);
        assertThat(output.threads()).isEqualTo(2);
        int[] piece = output.pieces().piece();
        assertThat(piece[2]).isGreaterThanOrEqualTo(256);
        assertThat(piece[3]).isGreaterThanOrEqualTo(256);
    }

    @Test
    void whatTheSinkNeedsCountsForEachThread() {
        assertThat(new MemoryPlanner(4 * CHUNK_BYTES, 4).fit(write, CHUNK, 0).threads())
                .isEqualTo(4);
        PhysicalPlan.Output output = new MemoryPlanner(4 * CHUNK_BYTES, 4).fit(write, CHUNK, CHUNK_BYTES);
        assertThat(output.threads()).isEqualTo(2);
        assertThat(output.peak().bytes()).isEqualTo(2 * CHUNK_BYTES);
    }

    @Test
    void theLargestOfUnevenGroupsCounts() {
        var scan = plans.scan(Plans.spec(40, 512, 512));
        List<int[]> groups = List.of(new int[] {0}, IntStream.range(1, 39).toArray(), new int[] {39});
        Write uneven = Plans.write(plans.reduce(scan, groups));
        PhysicalPlan.Output output = new MemoryPlanner(1L << 40, 1).fit(uneven, CHUNK, 0);
        assertThat(output.peak().bytes()).isGreaterThan(38 * CHUNK_BYTES);
    }

    @Test
    void aSinkThatDoesNotFitIsNamed() {
        assertThatThrownBy(() -> new MemoryPlanner(4 * CHUNK_BYTES, 4).fit(write, CHUNK, 4 * CHUNK_BYTES))
                .hasMessageContaining("write GTiff result");
    }
}
