package dev.terrane.engine.sink.netcdf;

import dev.terrane.engine.cube.DataType;
import java.nio.ByteBuffer;

/** The types of classic netCDF; the unsigned ones need CDF-5. */
enum CdfType {
    BYTE(1, 1, false),
    CHAR(2, 1, false),
    SHORT(3, 2, false),
    INT(4, 4, false),
    FLOAT(5, 4, false),
    DOUBLE(6, 8, false),
    UBYTE(7, 1, true),
    USHORT(8, 2, true),
    UINT(9, 4, true);

    private final int code;
    private final int bytes;
    private final boolean wide;

    CdfType(int code, int bytes, boolean wide) {
        this.code = code;
        this.bytes = bytes;
        this.wide = wide;
    }

    static CdfType of(DataType type) {
        return switch (type) {
            case UINT8 -> UBYTE;
            case INT8 -> BYTE;
            case UINT16 -> USHORT;
            case INT16 -> SHORT;
            case UINT32 -> UINT;
            case INT32 -> INT;
            case FLOAT32 -> FLOAT;
            case FLOAT64 -> DOUBLE;
        };
    }

    int code() {
        return code;
    }

    int bytes() {
        return bytes;
    }

    boolean isWide() {
        return wide;
    }

    /** Writes a value that the type can hold. */
    void put(ByteBuffer buffer, double value) {
        switch (this) {
            case BYTE, CHAR, UBYTE -> buffer.put((byte) (long) value);
            case SHORT, USHORT -> buffer.putShort((short) (long) value);
            case INT, UINT -> buffer.putInt((int) (long) value);
            case FLOAT -> buffer.putFloat((float) value);
            case DOUBLE -> buffer.putDouble(value);
        }
    }
}
