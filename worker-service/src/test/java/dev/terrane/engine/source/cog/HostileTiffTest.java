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
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
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

    @Test
    void offsetsBehindEveryFileAreRefused() {
        byte[] big = header(43, 24).putLong(8, Long.MAX_VALUE - 3).array();
        assertRefused(big, "where no file reaches");
    }

    @Test
    void tagsMayNotTakeMoreMemoryTogetherThanAFileDeserves() {
        ByteBuffer tiff = header(42, 4096).putInt(4, 8);
        int[] used = {273, 279, 324, 325, 33550, 33922, 34264, 34735};
        tiff.putShort(8, (short) used.length);
        for (int i = 0; i < used.length; i++) {
            int at = 10 + 12 * i;
            tiff.putShort(at, (short) used[i])
                    .putShort(at + 2, (short) 1)
                    .putInt(at + 4, 2 << 20)
                    .putInt(at + 8, 0);
        }
        AtomicLong asked = new AtomicLong();
        RangeReader endless = new Endless(tiff.array(), asked);
        assertThatThrownBy(() -> GeoTiff.open(endless, new TileCache(1 << 20)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("claims 2097152 values");
        assertThat(asked.get()).isLessThan(10L << 20);
    }

    @Test
    void tagsThatMeanNothingHereAreNotRead() throws IOException {
        byte[] own = VALID.clone();
        ByteBuffer tiff = ByteBuffer.wrap(own).order(ByteOrder.LITTLE_ENDIAN);
        int directory = tiff.getInt(4);
        for (int i = 0; i < tiff.getShort(directory); i++) {
            int entry = directory + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xFFFF) == 42113) {
                tiff.putShort(entry, (short) 42112)
                        .putInt(entry + 4, 60_000_000)
                        .putInt(entry + 8, 100);
            }
        }
        assertThat(GeoTiff.open(new Bytes(own), new TileCache(1 << 20)).nodata())
                .isEmpty();
    }

    @Test
    void aTileThatClaimsMoreBytesThanItHoldsIsRefused() throws IOException {
        ByteBuffer tiff = plain(0, 100_000_000);
        GeoTiff file = GeoTiff.open(new Endless(tiff.array(), new AtomicLong()), new TileCache(1 << 20));
        assertThatThrownBy(() -> file.read(0, new GeoTiff.Window(0, 0, 4, 4), new double[16], new boolean[16], 0, 4))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("claims 100000000 bytes");
    }

    @Test
    void pixelsWithoutSizeAreRefused() {
        assertThatThrownBy(() -> GeoTiff.open(new Bytes(plain(1, 16).array()), new TileCache(1 << 20)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("have no size");
    }

    /** An image of 4 × 4 bytes in one strip; with a matrix of zeros where wanted. */
    private static ByteBuffer plain(int matrices, int stripBytes) {
        ByteBuffer tiff = header(42, 4096).putInt(4, 8);
        int[][] tags = {{256, 4}, {257, 4}, {258, 8}, {259, 1}, {273, 2048}, {277, 1}, {278, 4}, {279, stripBytes}};
        tiff.putShort(8, (short) (tags.length + matrices));
        int at = 10;
        for (int[] tag : tags) {
            tiff.putShort(at, (short) tag[0])
                    .putShort(at + 2, (short) 4)
                    .putInt(at + 4, 1)
                    .putInt(at + 8, tag[1]);
            at += 12;
        }
        if (matrices > 0) {
            tiff.putShort(at, (short) 34264)
                    .putShort(at + 2, (short) 12)
                    .putInt(at + 4, 16)
                    .putInt(at + 8, 1024);
        }
        return tiff;
    }

    private static ByteBuffer header(int version, int size) {
        ByteBuffer tiff = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        return tiff.putShort(0, (short) 0x4949).putShort(2, (short) version);
    }

    private static void assertRefused(byte[] content, String why) {
        assertThatThrownBy(() -> GeoTiff.open(new Bytes(content), new TileCache(1 << 20)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(why);
    }

    /** A file with zeros behind its beginning, as many as are asked for. */
    private record Endless(byte[] begin, AtomicLong asked) implements RangeReader {
        @Override
        public ByteBuffer read(long offset, int length) {
            asked.addAndGet(length);
            byte[] bytes = new byte[length];
            if (offset < begin.length) {
                int known = (int) Math.min(length, begin.length - offset);
                System.arraycopy(begin, (int) offset, bytes, 0, known);
            }
            return ByteBuffer.wrap(bytes);
        }

        @Override
        public String name() {
            return "endless";
        }
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
