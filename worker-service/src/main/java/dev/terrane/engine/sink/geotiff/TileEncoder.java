package dev.terrane.engine.sink.geotiff;

import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.sink.Stored;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Packs the pixels of a tile: horizontal differences, then deflate. The level is low: higher ones gain next to nothing. */
final class TileEncoder {
    private static final int LEVEL = 2;

    private TileEncoder() {}

    /** Bytes that {@link #encode} takes at most for so many values, its result among them. */
    static long bytesFor(long values, DataType type) {
        // The bytes, and a packed buffer that is a half of them at first and is doubled by copying while it is too
        // small.
        return values * type.bytes() * 5 + 1024;
    }

    /** TIFF's predictor tag for a type. */
    static int predictor(DataType type) {
        return type.isFloating() ? 3 : 2;
    }

    /**
     * Packs a tile.
     *
     * @param pixels band by band within each pixel; NaN is no-data
     * @param rowSamples samples of one row
     * @param bands samples of one pixel
     * @param fill stands for no-data
     */
    static byte[] encode(double[] pixels, int rowSamples, int bands, DataType type, double fill) {
        byte[] bytes = new byte[pixels.length * type.bytes()];
        ByteOrder order = type.isFloating() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
        for (int i = 0; i < pixels.length; i++) {
            put(buffer, type, Stored.clamp(pixels[i], true, type, fill));
        }
        int rowBytes = rowSamples * type.bytes();
        byte[] scratch = new byte[rowBytes];
        for (int row = 0; row < bytes.length; row += rowBytes) {
            if (type.isFloating()) {
                splitPlanes(bytes, row, scratch, type.bytes(), bands);
            } else {
                subtract(buffer, row, rowSamples, bands, type);
            }
        }
        return deflate(bytes);
    }

    private static void put(ByteBuffer buffer, DataType type, double value) {
        switch (type) {
            case UINT8, INT8 -> buffer.put((byte) (long) value);
            case UINT16, INT16 -> buffer.putShort((short) (long) value);
            case UINT32, INT32 -> buffer.putInt((int) (long) value);
            case FLOAT32 -> buffer.putFloat((float) value);
            case FLOAT64 -> buffer.putDouble(value);
        }
    }

    private static void subtract(ByteBuffer bytes, int row, int samples, int step, DataType type) {
        int size = type.bytes();
        for (int i = samples - 1; i >= step; i--) {
            int at = row + i * size;
            int before = at - step * size;
            switch (size) {
                case 1 -> bytes.put(at, (byte) (bytes.get(at) - bytes.get(before)));
                case 2 -> bytes.putShort(at, (short) (bytes.getShort(at) - bytes.getShort(before)));
                default -> bytes.putInt(at, bytes.getInt(at) - bytes.getInt(before));
            }
        }
    }

    private static void splitPlanes(byte[] bytes, int row, byte[] scratch, int size, int step) {
        int count = scratch.length / size;
        for (int i = 0; i < count; i++) {
            for (int b = 0; b < size; b++) {
                scratch[b * count + i] = bytes[row + i * size + b];
            }
        }
        System.arraycopy(scratch, 0, bytes, row, scratch.length);
        for (int i = scratch.length - 1; i >= step; i--) {
            bytes[row + i] -= scratch[i - step];
        }
    }

    private static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater(LEVEL);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] packed = new byte[bytes.length / 2 + 64];
            int length = 0;
            while (!deflater.finished()) {
                if (length == packed.length) {
                    packed = Arrays.copyOf(packed, packed.length * 2);
                }
                length += deflater.deflate(packed, length, packed.length - length);
            }
            return Arrays.copyOf(packed, length);
        } finally {
            deflater.end();
        }
    }
}
