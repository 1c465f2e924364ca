package dev.terrane.engine.source.cog;

import dev.terrane.engine.source.RangeReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The image inside a file that says with one bit for each pixel which ones are there, as GDAL writes it. Other masks are
 * refused: leaving one out would make values of pixels that have none.
 */
final class ValidityMask {
    private final TiffDirectory directory;
    private final TileLayout layout;
    private final TileCodec codec;
    private final RangeReader file;
    private final TileCache cache;
    private final Identity identity;

    private ValidityMask(
            TiffDirectory directory, TileLayout layout, RangeReader file, TileCache cache, Identity identity)
            throws IOException {
        this.directory = directory;
        this.layout = layout;
        this.codec = GeoTiff.codec(directory);
        this.file = file;
        this.cache = cache;
        this.identity = identity;
    }

    /** Tells tiles of the mask from those of the image. */
    private record Identity(Object image) {}

    static ValidityMask of(
            TiffDirectory directory, TileLayout image, RangeReader file, TileCache cache, Object identity)
            throws IOException {
        if (directory.bits() != 1 || directory.samples() != 1 || directory.predictor() != 1) {
            throw directory.unsupported("its mask is not one of single bits");
        }
        TileLayout layout = TileLayout.of(directory);
        if (layout.width() != image.width() || layout.height() != image.height()) {
            throw directory.unsupported("its mask is not as large as its image");
        }
        return new ValidityMask(directory, layout, file, cache, new Identity(identity));
    }

    long bytes() {
        return directory.bytes();
    }

    /** Marks the pixels of a window that are not there. */
    void mark(GeoTiff.Window window, double[] values, boolean[] valid, int at, int stride) throws IOException {
        int lastColumn = (window.column() + window.width() - 1) / layout.tileWidth();
        int lastRow = (window.row() + window.height() - 1) / layout.tileHeight();
        for (int row = window.row() / layout.tileHeight(); row <= lastRow; row++) {
            for (int column = window.column() / layout.tileWidth(); column <= lastColumn; column++) {
                mark(window, column, row, values, valid, at, stride);
            }
        }
    }

    private void mark(GeoTiff.Window window, int column, int row, double[] values, boolean[] valid, int at, int stride)
            throws IOException {
        int index = layout.index(column, row, 0);
        @Nullable ByteBuffer tile = layout.isSparse(index) ? null : tile(index, row);
        int startX = column * layout.tileWidth();
        int startY = row * layout.tileHeight();
        int left = Math.max(window.column(), startX);
        int right = Math.min(window.column() + window.width(), startX + layout.tileWidth());
        int top = Math.max(window.row(), startY);
        int bottom = Math.min(window.row() + window.height(), startY + layout.tileHeight());
        for (int y = top; y < bottom; y++) {
            int to = at + (y - window.row()) * stride - window.column();
            for (int x = left; x < right; x++) {
                int bit = x - startX;
                if (tile == null || (tile.get((y - startY) * rowBytes() + bit / 8) & (0x80 >> bit % 8)) == 0) {
                    valid[to + x] = false;
                    values[to + x] = Double.NaN;
                }
            }
        }
    }

    private ByteBuffer tile(int index, int row) throws IOException {
        int bytes = rowBytes() * layout.storedRows(row);
        layout.check(directory, index, bytes);
        return cache.get(new TileCache.Key(identity, index), () -> decode(index, bytes));
    }

    private ByteBuffer decode(int index, int bytes) throws IOException {
        ByteBuffer read = file.read(layout.offset(index), (int) layout.length(index));
        if (read.remaining() < layout.length(index)) {
            throw directory.unsupported("it ends before tile " + index + " of its mask");
        }
        byte[] packed = new byte[read.remaining()];
        read.get(packed);
        byte[] unpacked = new byte[bytes];
        try {
            codec.unpack(packed, unpacked);
        } catch (IOException garbage) {
            throw new IOException(file.name() + " cannot be read: " + garbage.getMessage(), garbage);
        }
        return ByteBuffer.wrap(unpacked);
    }

    private int rowBytes() {
        return (layout.tileWidth() + 7) / 8;
    }
}
