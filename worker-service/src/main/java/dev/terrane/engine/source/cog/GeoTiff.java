package dev.terrane.engine.source.cog;

import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.cube.GridGeometry;
import dev.terrane.engine.source.RangeReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * An open GeoTIFF: its georeference and any window of any band. Only the header is kept; tiles are read when a window
 * needs them, neighbours in one range. Safe for many threads.
 */
public final class GeoTiff {
    /** Tiles with less than this between them are read in one range. */
    private static final long GAP = 64 * 1024;

    private static final long LONGEST_RANGE = 16L << 20;

    private final RangeReader file;
    private final TileCache cache;
    private final TiffDirectory directory;
    private final TileLayout layout;
    private final DataType type;
    private final TileCodec codec;
    private final GridGeometry grid;
    private final int overviews;

    private final Object identity;
    private final @Nullable ValidityMask mask;

    private GeoTiff(RangeReader file, TileCache cache, List<TiffDirectory> directories) throws IOException {
        this.file = file;
        this.cache = cache;
        this.directory = directories.get(0);
        this.type = Samples.type(directory);
        this.layout = TileLayout.of(directory);
        // Without a mark of the content nobody knows whether the next run finds the same.
        this.identity = file.version().map(Object.class::cast).orElseGet(Object::new);
        this.codec = codec(directory);
        this.grid = GeoKeys.grid(directory);
        int smaller = 0;
        @Nullable ValidityMask found = null;
        for (TiffDirectory other : directories) {
            smaller += other.isOverview() ? 1 : 0;
            if (other.isMaskOfImage() && found == null) {
                found = ValidityMask.of(other, layout, file, cache, identity);
            }
        }
        this.overviews = smaller;
        this.mask = found;
    }

    /** Reads the header of a file. */
    public static GeoTiff open(RangeReader file, TileCache cache) throws IOException {
        return new GeoTiff(file, cache, TiffReader.directories(file));
    }

    /** Where the pixels lie; the EPSG code is 0 where the file names none. */
    public GridGeometry grid() {
        return grid;
    }

    /** The number of bands. */
    public int bands() throws IOException {
        return directory.samples();
    }

    /** The type of all bands. */
    public DataType type() {
        return type;
    }

    /** The value that means no-data, if the file declares one. */
    public OptionalDouble nodata() {
        return directory.nodata();
    }

    /** Rows and columns of a tile. */
    public int[] tileShape() {
        return new int[] {layout.tileHeight(), layout.tileWidth()};
    }

    /** The number of smaller versions in the file. */
    public int overviews() {
        return overviews;
    }

    /** Bytes that the header takes in memory. */
    public long headerBytes() {
        return directory.bytes() + (mask == null ? 0 : mask.bytes()) + 1024;
    }

    /** A window of pixels that receives values and, where the file has no-data, their validity. */
    public record Window(int column, int row, int width, int height) {}

    /**
     * Reads a window of a band into rows of {@code stride} values, beginning at {@code at}. Pixels that are no-data, by
     * the declared value, by the file's mask or because their tile is not stored, are set to not valid; so is NaN in files of floating
     * numbers that declare nothing, as such files are made by software that means it so.
     *
     * @param valid true for all pixels of the window before the call
     */
    public void read(int band, Window window, double[] values, boolean[] valid, int at, int stride) throws IOException {
        if (band < 0 || band >= bands()) {
            throw directory.unsupported("it has no band " + (band + 1));
        }
        if (window.column() < 0
                || window.row() < 0
                || window.width() < 1
                || window.height() < 1
                || window.column() > layout.width() - window.width()
                || window.row() > layout.height() - window.height()) {
            throw directory.unsupported(
                    "it has " + layout.width() + " × " + layout.height() + " pixels and not " + window);
        }
        int firstColumn = window.column() / layout.tileWidth();
        int lastColumn = (window.column() + window.width() - 1) / layout.tileWidth();
        int firstRow = window.row() / layout.tileHeight();
        int lastRow = (window.row() + window.height() - 1) / layout.tileHeight();
        for (int row = firstRow; row <= lastRow; row++) {
            List<Integer> needed = new ArrayList<>();
            for (int column = firstColumn; column <= lastColumn; column++) {
                needed.add(layout.index(column, row, band));
            }
            PackedTiles packed = new PackedTiles(needed);
            for (int column = firstColumn; column <= lastColumn; column++) {
                copy(band, window, column, row, packed, values, valid, at, stride);
            }
        }
        markNodata(window, values, valid, at, stride);
        if (mask != null) {
            mask.mark(window, values, valid, at, stride);
        }
    }

    private void copy(
            int band,
            Window window,
            int column,
            int row,
            PackedTiles packed,
            double[] values,
            boolean[] valid,
            int at,
            int stride)
            throws IOException {
        int left = Math.max(window.column(), column * layout.tileWidth());
        int right = Math.min(window.column() + window.width(), (column + 1) * layout.tileWidth());
        int top = Math.max(window.row(), row * layout.tileHeight());
        int bottom = Math.min(window.row() + window.height(), (row + 1) * layout.tileHeight());
        int index = layout.index(column, row, band);
        @Nullable ByteBuffer tile = layout.isSparse(index) ? null : packed.tile(index, row);
        int step = layout.samplesPerTile();
        int sample = layout.planes() == 1 ? band : 0;
        for (int y = top; y < bottom; y++) {
            int to = at + (y - window.row()) * stride + left - window.column();
            if (tile == null) {
                Arrays.fill(values, to, to + right - left, Double.NaN);
                Arrays.fill(valid, to, to + right - left, false);
            } else {
                int pixel = (y - row * layout.tileHeight()) * layout.tileWidth() + left - column * layout.tileWidth();
                Samples.read(tile, type, pixel * step + sample, step, values, to, right - left);
            }
        }
    }

    private void markNodata(Window window, double[] values, boolean[] valid, int at, int stride) {
        OptionalDouble declared = directory.nodata();
        if (declared.isEmpty() && !type.isFloating()) {
            return;
        }
        double nodata = declared.orElse(Double.NaN);
        boolean nan = Double.isNaN(nodata);
        double stored = type == DataType.FLOAT32 ? (float) nodata : nodata;
        for (int y = 0; y < window.height(); y++) {
            int to = at + y * stride;
            for (int i = to; i < to + window.width(); i++) {
                if (nan ? Double.isNaN(values[i]) : values[i] == stored) {
                    valid[i] = false;
                    values[i] = Double.NaN;
                }
            }
        }
    }

    private int unpackedBytes(int row) {
        return layout.tileWidth() * layout.samplesPerTile() * layout.storedRows(row) * type.bytes();
    }

    private ByteBuffer decode(byte[] packed, int row) throws IOException {
        int rowSamples = layout.tileWidth() * layout.samplesPerTile();
        byte[] bytes = new byte[unpackedBytes(row)];
        try {
            codec.unpack(packed, bytes);
            ByteOrder order = Samples.undo(
                    bytes, directory.predictor(), type, rowSamples, layout.samplesPerTile(), directory.order());
            return ByteBuffer.wrap(bytes).order(order);
        } catch (IOException garbage) {
            throw new IOException(file.name() + " cannot be read: " + garbage.getMessage(), garbage);
        }
    }

    static TileCodec codec(TiffDirectory directory) throws IOException {
        try {
            return TileCodec.of(directory.compression());
        } catch (IOException unknown) {
            throw directory.unsupported(String.valueOf(unknown.getMessage()));
        }
    }

    /** Fetches the packed bytes of a row of tiles when the first of them is not in the cache. */
    private final class PackedTiles {
        private final List<Integer> needed;

        @Nullable
        private ByteBuffer range;

        private long rangeStart;

        PackedTiles(List<Integer> needed) {
            this.needed = needed;
        }

        ByteBuffer tile(int index, int row) throws IOException {
            return cache.get(new TileCache.Key(identity, index), () -> decode(packed(index, row), row));
        }

        private byte[] packed(int index, int row) throws IOException {
            layout.check(directory, index, unpackedBytes(row));
            long offset = layout.offset(index);
            int length = (int) layout.length(index);
            ByteBuffer held = range;
            if (held == null || offset < rangeStart || offset + length > rangeStart + held.limit()) {
                held = fetch(index);
            }
            if (offset - rangeStart > held.limit() - length) {
                throw directory.unsupported("it ends before tile " + index);
            }
            byte[] packed = new byte[length];
            held.duplicate().position((int) (offset - rangeStart)).get(packed);
            return packed;
        }

        private ByteBuffer fetch(int index) throws IOException {
            long start = layout.offset(index);
            long end = start + layout.length(index);
            for (int other : needed.subList(needed.indexOf(index) + 1, needed.size())) {
                long from = layout.offset(other);
                boolean near = from >= end
                        && from - end <= GAP
                        && layout.length(other) > 0
                        && layout.length(other) <= LONGEST_RANGE - (from - start);
                if (!near || cache.contains(new TileCache.Key(identity, other))) {
                    break;
                }
                end = from + layout.length(other);
            }
            rangeStart = start;
            ByteBuffer fetched = file.read(start, Math.toIntExact(end - start));
            range = fetched;
            return fetched;
        }
    }
}
