package dev.terrane.engine.sink.geotiff;

import dev.terrane.engine.crs.Crs;
import dev.terrane.engine.cube.GridGeometry;
import dev.terrane.engine.sink.Stored;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything in front of the tiles: the note that tells readers of the layout, then the directories, the full image
 * first. Files beyond 4 GB become BigTIFF. Its length does not depend on the offsets in it, so it is made twice: once to
 * know where the tiles begin.
 */
final class CogHeader {
    private static final String ORDER = "LAYOUT=IFDS_BEFORE_DATA\n";
    /** Only for bands that lie together: of planes, readers do not know how their blocks follow each other. */
    private static final String BLOCKS =
            "BLOCK_ORDER=ROW_MAJOR\nBLOCK_LEADER=SIZE_AS_UINT4\n" + "BLOCK_TRAILER=LAST_4_BYTES_REPEATED\n";

    private static final String EDITION = "KNOWN_INCOMPATIBLE_EDITION=NO\n ";
    private static final int LEADER = 4;
    private static final int TRAILER = 4;

    private final CogLayout layout;
    private final List<CogLayout.Level> levels;
    private final TileSpool spool;
    private final String metadata;
    private final boolean big;

    CogHeader(CogLayout layout, List<CogLayout.Level> levels, TileSpool spool, String metadata) {
        this.layout = layout;
        this.levels = levels;
        this.spool = spool;
        this.metadata = metadata;
        long tiles = levels.stream().mapToLong(CogLayout.Level::tiles).sum();
        this.big = spool.size() + tiles * (LEADER + TRAILER + 16) + (1 << 20) > 0xFFFFFFFFL;
    }

    byte[] bytes() {
        int length = make(0).length;
        return make(length);
    }

    private byte[] make(long firstTile) {
        long[] levelStarts = new long[levels.size()];
        long at = firstTile;
        for (int i = levels.size() - 1; i >= 0; i--) {
            levelStarts[i] = at;
            for (int tile = 0; tile < levels.get(i).tiles(); tile++) {
                at += LEADER + spool.length(i, tile) + TRAILER;
            }
        }
        String structure = ORDER + (layout.planes() == 1 ? BLOCKS : "") + EDITION;
        byte[] note = ("GDAL_STRUCTURAL_METADATA_SIZE=" + String.format("%06d", structure.length()) + " bytes\n"
                        + structure)
                .getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int first = (big ? 16 : 8) + note.length;
        first += first % 2;
        ByteBuffer start = buffer(big ? 16 : 8);
        start.put((byte) 'I').put((byte) 'I').putShort((short) (big ? 43 : 42));
        if (big) {
            start.putShort((short) 8).putShort((short) 0).putLong(first);
        } else {
            start.putInt(first);
        }
        out.writeBytes(start.array());
        out.writeBytes(note);
        out.writeBytes(new byte[first - out.size()]);
        for (int i = 0; i < levels.size(); i++) {
            out.writeBytes(directory(out.size(), levels.get(i), levelStarts[i], i == levels.size() - 1));
        }
        return out.toByteArray();
    }

    /** A value of a tag: TIFF type, count, bytes. */
    private record Value(int type, long count, byte[] bytes) {}

    private byte[] directory(int position, CogLayout.Level level, long firstTile, boolean last) {
        Map<Integer, Value> tags = tags(level, firstTile);
        int entrySize = big ? 20 : 12;
        int inline = big ? 8 : 4;
        int body = (big ? 8 : 2) + tags.size() * entrySize + (big ? 8 : 4);
        ByteBuffer entries = buffer(body);
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        if (big) {
            entries.putLong(tags.size());
        } else {
            entries.putShort((short) tags.size());
        }
        for (Map.Entry<Integer, Value> tag : tags.entrySet()) {
            Value value = tag.getValue();
            entries.putShort(tag.getKey().shortValue()).putShort((short) value.type());
            offset(entries, value.count());
            if (value.bytes().length <= inline) {
                entries.put(Arrays.copyOf(value.bytes(), inline));
            } else {
                offset(entries, (long) position + body + values.size());
                values.writeBytes(value.bytes());
                values.writeBytes(new byte[value.bytes().length % 2]);
            }
        }
        offset(entries, last ? 0 : (long) position + body + values.size());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(entries.array());
        all.writeBytes(values.toByteArray());
        return all.toByteArray();
    }

    private Map<Integer, Value> tags(CogLayout.Level level, long firstTile) {
        int bands = layout.bands().size();
        Map<Integer, Value> tags = new TreeMap<>();
        if (level.index() > 0) {
            tags.put(254, longs(1));
        }
        tags.put(256, longs(level.width()));
        tags.put(257, longs(level.height()));
        tags.put(258, repeated(layout.type().bits(), bands));
        tags.put(259, shorts(8));
        tags.put(262, shorts(1));
        tags.put(277, shorts(bands));
        tags.put(284, shorts(layout.planes() == 1 ? 1 : 2));
        tags.put(317, shorts(TileEncoder.predictor(layout.type())));
        tags.put(322, shorts(layout.tile()));
        tags.put(323, shorts(layout.tile()));
        long[] offsets = new long[level.tiles()];
        long[] lengths = new long[level.tiles()];
        long at = firstTile;
        for (int tile = 0; tile < offsets.length; tile++) {
            lengths[tile] = spool.length(level.index(), tile);
            offsets[tile] = at + LEADER;
            at += LEADER + lengths[tile] + TRAILER;
        }
        tags.put(324, big ? longs8(offsets) : longs(offsets));
        tags.put(325, longs(lengths));
        if (bands > 1) {
            tags.put(338, repeated(0, bands - 1));
        }
        tags.put(339, repeated(sampleFormat(), bands));
        if (level.index() == 0) {
            georeference(tags);
            tags.put(42112, text(metadata));
        }
        tags.put(42113, text(Stored.text(layout.nodata())));
        return tags;
    }

    private void georeference(Map<Integer, Value> tags) {
        GridGeometry grid = layout.grid();
        tags.put(33550, doubles(grid.stepX(), -grid.stepY(), 0));
        tags.put(33922, doubles(0, 0, 0, grid.left(), grid.top(), 0));
        if (grid.epsg() == 0) {
            tags.put(34735, shorts(1, 1, 0, 1, 1025, 0, 1, 1));
        } else {
            boolean geographic = Crs.isGeographic(grid.epsg());
            tags.put(
                    34735,
                    shorts(
                            1,
                            1,
                            0,
                            3,
                            1024,
                            0,
                            1,
                            geographic ? 2 : 1,
                            1025,
                            0,
                            1,
                            1,
                            geographic ? 2048 : 3072,
                            0,
                            1,
                            grid.epsg()));
        }
    }

    private int sampleFormat() {
        return switch (layout.type()) {
            case UINT8, UINT16, UINT32 -> 1;
            case INT8, INT16, INT32 -> 2;
            case FLOAT32, FLOAT64 -> 3;
        };
    }

    private static Value shorts(int... numbers) {
        ByteBuffer bytes = buffer(2 * numbers.length);
        for (int number : numbers) {
            bytes.putShort((short) number);
        }
        return new Value(3, numbers.length, bytes.array());
    }

    private static Value repeated(int number, int count) {
        int[] numbers = new int[count];
        Arrays.fill(numbers, number);
        return shorts(numbers);
    }

    private static Value longs(long... numbers) {
        ByteBuffer bytes = buffer(4 * numbers.length);
        for (long number : numbers) {
            bytes.putInt((int) number);
        }
        return new Value(4, numbers.length, bytes.array());
    }

    private static Value longs8(long... numbers) {
        ByteBuffer bytes = buffer(8 * numbers.length);
        for (long number : numbers) {
            bytes.putLong(number);
        }
        return new Value(16, numbers.length, bytes.array());
    }

    private static Value doubles(double... numbers) {
        ByteBuffer bytes = buffer(8 * numbers.length);
        for (double number : numbers) {
            bytes.putDouble(number);
        }
        return new Value(12, numbers.length, bytes.array());
    }

    private static Value text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Value(2, bytes.length + 1L, Arrays.copyOf(bytes, bytes.length + 1));
    }

    private void offset(ByteBuffer bytes, long value) {
        if (big) {
            bytes.putLong(value);
        } else {
            bytes.putInt((int) value);
        }
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
