package dev.terrane.engine.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChunkGridTest {
    @Property
    void chunksCoverEveryLabelOnce(
            @ForAll @Size(3) List<@IntRange(min = 0, max = 9) Integer> shape,
            @ForAll @Size(3) List<@IntRange(min = 1, max = 12) Integer> chunk) {
        int[] counts = new int[Region.whole(ints(shape)).count()];
        Region whole = Region.whole(ints(shape));
        for (Region region : new ChunkGrid(ints(shape), ints(chunk)).regions()) {
            assertThat(region.count()).isPositive();
            for (int a = region.start(0); a < region.end(0); a++) {
                for (int b = region.start(1); b < region.end(1); b++) {
                    for (int c = region.start(2); c < region.end(2); c++) {
                        counts[a * whole.stride(0) + b * whole.stride(1) + c]++;
                    }
                }
            }
        }
        assertThat(counts).containsOnly(counts.length == 0 ? new int[0] : new int[] {1});
    }

    @Test
    void moreChunksThanAListHoldsAreCountedAndFound() {
        ChunkGrid grid = new ChunkGrid(new int[] {1 << 30, 3, 1 << 30}, new int[] {1, 2, 1});
        assertThat(grid.count()).isEqualTo(1L << 61);
        assertThat(grid.region(grid.count() - 1))
                .isEqualTo(new Region(new int[] {(1 << 30) - 1, 2, (1 << 30) - 1}, new int[] {1, 1, 1}));
        assertThatThrownBy(() -> grid.region(grid.count())).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void moreChunksThanCanBeCountedAreRefused() {
        assertThatThrownBy(() -> new ChunkGrid(new int[] {1 << 30, 1 << 30, 1 << 30}, new int[] {1, 1, 1}))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aChunkWithoutSizeIsRefused() {
        assertThatThrownBy(() -> new ChunkGrid(new int[] {4}, new int[] {0}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void takingADimensionOutAndPuttingItBackGivesTheSameBox(
            @ForAll @Size(3) List<@IntRange(min = 1, max = 9) Integer> size,
            @ForAll @IntRange(min = 0, max = 2) int at) {
        Region region = new Region(new int[] {3, 4, 5}, ints(size));
        assertThat(region.without(at).inserted(at, region.start(at), region.size(at)))
                .isEqualTo(region)
                .hasSameHashCodeAs(region);
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
