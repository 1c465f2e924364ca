package dev.terrane.engine.source.cog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Cubes;
import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.sink.FolderAssetWriter;
import dev.terrane.engine.sink.Sink;
import dev.terrane.engine.sink.geotiff.GeoTiffFormat;
import dev.terrane.engine.source.RangeReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Files that are cut, twisted or no TIFF at all end in an {@link IOException}; never in anything else. */
class HostileTiffTest {
    private static final byte[] VALID = valid();

    @Property(tries = 400)
    void aFileWithWrongBytesIsReadOrRefused(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 3000) Integer> places,
            @ForAll @Size(6) List<Byte> bytes) {
        byte[] twisted = VALID.clone();
        for (int i = 0; i < places.size(); i++) {
            twisted[places.get(i) % twisted.length] = bytes.get(i);
        }
        readOrRefuse(twisted);
    }

    @Property(tries = 200)
    void aFileThatIsCutIsRefusedWhereItEnds(@ForAll @IntRange(min = 0, max = 4000) int length) {
        readOrRefuse(java.util.Arrays.copyOf(VALID, Math.min(length, VALID.length)));
    }

    @Property(tries = 200)
    void whateverComesIsRefused(@ForAll byte[] bytes) {
        readOrRefuse(bytes);
    }

    @Test
    void whatIsNoTiffIsSaidToBeNone() {
        byte[] page = "<!doctype html><html>not found</html>".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> GeoTiff.open(new Bytes(page), new TileCache(1 << 20)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bytes");
    }

    private static void readOrRefuse(byte[] content) {
        try {
            GeoTiff file = GeoTiff.open(new Bytes(content), new TileCache(1 << 20));
            int width = Math.min(file.grid().width(), 40);
            int height = Math.min(file.grid().height(), 40);
            double[] values = new double[width * height];
            file.read(0, new GeoTiff.Window(0, 0, width, height), values, new boolean[values.length], 0, width);
        } catch (IOException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private record Bytes(byte[] content) implements RangeReader {
        @Override
        public ByteBuffer read(long offset, int length) {
            int from = (int) Math.max(0, Math.min(offset, content.length));
            int count = Math.min(Math.max(0, length), content.length - from);
            return ByteBuffer.wrap(content, from, count).slice();
        }

        @Override
        public String name() {
            return "bytes";
        }
    }

    private static byte[] valid() {
        try {
            Path folder = Files.createTempDirectory("tiff");
            CubeSpec spec = Cubes.spec(DataType.UINT16, OptionalDouble.of(0), 1, 1, 40, 40);
            try (Sink sink = new GeoTiffFormat()
                    .open(
                            spec,
                            "a",
                            JsonNodeFactory.instance.objectNode(),
                            new FolderAssetWriter(folder, folder.resolve("work")))) {
                sink.accept(Cubes.chunk(spec, spec.region(), 1, true));
                sink.finish();
            }
            byte[] content = Files.readAllBytes(folder.resolve("a.tif"));
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            return content;
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }
}
