package dev.terrane.engine.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.terrane.engine.cube.ChunkGrid;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Cubes;
import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.cube.Region;
import dev.terrane.model.result.Asset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every output format keeps. */
public abstract class SinkContract {
    @TempDir
    protected Path folder;

    /** The format under test. */
    protected abstract SinkFormat format();

    private final CubeSpec spec = Cubes.spec(DataType.INT16, OptionalDouble.of(-32768), 2, 3, 300, 520);

    @Test
    void theOrderInWhichChunksComeDoesNotMatter() throws IOException {
        List<Asset> forwards = write(spec, "a", new Random(1));
        List<Asset> shuffled = write(spec, "b", new Random(2));
        assertThat(forwards).hasSameSizeAs(shuffled).isNotEmpty();
        for (int i = 0; i < forwards.size(); i++) {
            assertThat(shuffled.get(i).size()).isEqualTo(forwards.get(i).size());
            assertThat(Files.size(folder.resolve("out").resolve(forwards.get(i).name())))
                    .isEqualTo(forwards.get(i).size());
        }
    }

    @Test
    void whatIsNotFinishedIsNotThere() throws IOException {
        Path out = folder.resolve("out");
        try (Sink sink = format().open(spec, "half", JsonNodeFactory.instance.objectNode(), writer())) {
            Region first = new ChunkGrid(spec.shape(), clipped(sink.chunkShape(), spec))
                    .regions()
                    .get(0);
            sink.accept(Cubes.chunk(spec, first, 7, true));
        }
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aRunThatIsNoLongerWantedCommitsNothing() throws IOException {
        try (Sink sink = open(spec, "stopped")) {
            fill(sink, spec, new Random(4));
            assertThatThrownBy(() -> sink.finish(() -> {
                        throw new CancellationException("stopped");
                    }))
                    .isInstanceOf(CancellationException.class);
        }
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void whatIsClosedTakesNoMore() throws IOException {
        Sink sink = open(spec, "closed");
        sink.close();
        Region first = new ChunkGrid(spec.shape(), clipped(sink.chunkShape(), spec)).region(0);
        assertThatThrownBy(() -> sink.accept(Cubes.chunk(spec, first, 7, true)))
                .isInstanceOf(IllegalStateException.class);
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void everyBandHasItsStatistics() throws IOException {
        List<Asset> assets = write(spec, "s", new Random(3));
        assertThat(assets).allSatisfy(asset -> {
            Asset.Raster raster = Objects.requireNonNull(asset.raster());
            assertThat(raster.bands()).extracting(Asset.BandInfo::name).containsExactly("B1", "B2", "B3");
            assertThat(raster.bands()).allSatisfy(band -> {
                Asset.Statistics statistics = Objects.requireNonNull(band.statistics());
                assertThat(statistics.validPercent()).isBetween(70.0, 90.0);
                assertThat(statistics.minimum()).isLessThan(statistics.mean());
            });
            assertThat(raster.shape()).containsExactly(300, 520);
        });
    }

    /** Writes a cube in chunks of random order. */
    protected final List<Asset> write(CubeSpec cube, String base, Random random) throws IOException {
        try (Sink sink = open(cube, base)) {
            fill(sink, cube, random);
            return sink.finish();
        }
    }

    private Sink open(CubeSpec cube, String base) throws IOException {
        return format().open(cube, base, JsonNodeFactory.instance.objectNode(), writer());
    }

    private static void fill(Sink sink, CubeSpec cube, Random random) throws IOException {
        List<Region> regions = new ArrayList<>(new ChunkGrid(cube.shape(), clipped(sink.chunkShape(), cube)).regions());
        Collections.shuffle(regions, random);
        for (Region region : regions) {
            sink.accept(Cubes.chunk(cube, region, 7, true));
        }
    }

    private AssetWriter writer() throws IOException {
        return new FolderAssetWriter(folder.resolve("out"), folder.resolve("work"));
    }

    private static int[] clipped(int[] chunk, CubeSpec cube) {
        int[] clipped = chunk.clone();
        for (int i = 0; i < clipped.length; i++) {
            clipped[i] = Math.max(1, Math.min(clipped[i], cube.shape()[i]));
        }
        return clipped;
    }
}
