package dev.terrane.engine.source.cog;

import dev.terrane.engine.cube.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The bytes of unpacked tiles as numbers: undoes predictors and reads samples. */
final class Samples {
    private Samples() {}

    /** The type of the samples of an image. */
    static DataType type(TiffDirectory directory) throws IOException {
        int format = directory.sampleFormat();
        int bits = directory.bits();
        DataType[] candidates = switch (format) {
            case 1, 4 -> new DataType[] {DataType.UINT8, DataType.UINT16, DataType.UINT32};
            case 2 -> new DataType[] {DataType.INT8, DataType.INT16, DataType.INT32};
            case 3 -> new DataType[] {DataType.FLOAT32, DataType.FLOAT64};
            default -> new DataType[0];
        };
        for (DataType type : candidates) {
            if (type.bits() == bits) {
                return type;
            }
        }
        throw directory.unsupported("samples of format " + format + " with " + bits + " bits are not read");
    }

    /** Undoes the predictor in place; a floating-point predictor leaves the bytes in big-endian order. */
    static ByteOrder undo(byte[] tile, int predictor, DataType type, int rowSamples, int step, ByteOrder order)
            throws IOException {
        int rowBytes = rowSamples * type.bytes();
        switch (predictor) {
            case 1 -> {
                return order;
            }
            case 2 -> {
                for (int row = 0; row + rowBytes <= tile.length; row += rowBytes) {
                    addUp(ByteBuffer.wrap(tile, row, rowBytes).slice().order(order), type.bytes(), step);
                }
                return order;
            }
            case 3 -> {
                byte[] scratch = new byte[rowBytes];
                for (int row = 0; row + rowBytes <= tile.length; row += rowBytes) {
                    mergePlanes(tile, row, scratch, type.bytes(), step);
                }
                return ByteOrder.BIG_ENDIAN;
            }
            default -> throw new IOException("predictor " + predictor + " is not read");
        }
    }

    private static void addUp(ByteBuffer row, int bytes, int step) {
        int count = row.limit() / bytes;
        switch (bytes) {
            case 1 -> {
                for (int i = step; i < count; i++) {
                    row.put(i, (byte) (row.get(i) + row.get(i - step)));
                }
            }
            case 2 -> {
                for (int i = step; i < count; i++) {
                    row.putShort(2 * i, (short) (row.getShort(2 * i) + row.getShort(2 * (i - step))));
                }
            }
            case 4 -> {
                for (int i = step; i < count; i++) {
                    row.putInt(4 * i, row.getInt(4 * i) + row.getInt(4 * (i - step)));
                }
            }
            default -> {
                for (int i = step; i < count; i++) {
                    row.putLong(8 * i, row.getLong(8 * i) + row.getLong(8 * (i - step)));
                }
            }
        }
    }

    /** A row holds the first bytes of all its samples, then the second ones and so on, each as a difference. */
    private static void mergePlanes(byte[] tile, int row, byte[] scratch, int bytes, int step) {
        int length = scratch.length;
        for (int i = step; i < length; i++) {
            tile[row + i] += tile[row + i - step];
        }
        int count = length / bytes;
        for (int i = 0; i < count; i++) {
            for (int b = 0; b < bytes; b++) {
                scratch[i * bytes + b] = tile[row + b * count + i];
            }
        }
        System.arraycopy(scratch, 0, tile, row, length);
    }

    /** Reads samples: {@code out[at + i] = sample[first + i * step]}. */
    static void read(ByteBuffer tile, DataType type, int first, int step, double[] out, int at, int count) {
        switch (type) {
            case UINT8 -> {
                for (int i = 0; i < count; i++) {
                    out[at + i] = tile.get(first + i * step) & 0xFF;
                }
            }
            case INT8 -> {
                for (int i = 0; i < count; i++) {
                    out[at + i] = tile.get(first + i * step);
                }
            }
            case UINT16 -> {
                for (int i = 0; i < count; i++) {
                    out[at + i] = tile.getShort(2 * (first + i * step)) & 0xFFFF;
                }
            }
            case INT16 -> {
                for (int i = 0; i < count; i++) {
                    out[at + i] = tile.getShort(2 * (first + i * step));
                }
            }
            case UINT32 -> {
                for (int i = 0; i < count; i++) {
                    out[at + i] = tile.getInt(4 * (first + i * step)) & 0xFFFFFFFFL;
                }
            }
            case INT32 -> {
                for (int i = 0; i < count; i++) {
                    out[at + i] = tile.getInt(4 * (first + i * step));
                }
            }
            case FLOAT32 -> {
                for (int i = 0; i < count; i++) {
                    out[at + i] = tile.getFloat(4 * (first + i * step));
                }
            }
            case FLOAT64 -> {
                for (int i = 0; i < count; i++) {
                    out[at + i] = tile.getDouble(8 * (first + i * step));
                }
            }
        }
    }
}
