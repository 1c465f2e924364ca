package dev.terrane.engine.cube;

/** How values are stored in files; the engine itself computes in double precision. */
public enum DataType {
    UINT8(8, false),
    INT8(8, false),
    UINT16(16, false),
    INT16(16, false),
    UINT32(32, false),
    INT32(32, false),
    FLOAT32(32, true),
    FLOAT64(64, true);

    private final int bits;
    private final boolean floating;

    DataType(int bits, boolean floating) {
        this.bits = bits;
        this.floating = floating;
    }

    /** Bits of one value. */
    public int bits() {
        return bits;
    }

    /** Bytes of one value. */
    public int bytes() {
        return bits / 8;
    }

    /** Whether it can hold fractions and NaN. */
    public boolean isFloating() {
        return floating;
    }

    /** The name in STAC {@code raster:bands} and NumPy. */
    public String stacName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The smallest type that holds the values of both. */
    public DataType or(DataType other) {
        if (this == other) {
            return this;
        }
        if (floating || other.floating) {
            return this == FLOAT64 || other == FLOAT64 || Math.max(bits, other.bits) > 32 ? FLOAT64 : FLOAT32;
        }
        boolean signed = isSigned() || other.isSigned();
        int needed = Math.max(widthAs(signed), other.widthAs(signed));
        if (needed > 32) {
            return FLOAT64;
        }
        if (signed) {
            return needed <= 8 ? INT8 : needed <= 16 ? INT16 : INT32;
        }
        return needed <= 8 ? UINT8 : needed <= 16 ? UINT16 : UINT32;
    }

    /** Whether it can hold a number: whole and in range, or as a float near enough. */
    public boolean holds(double value) {
        if (this == FLOAT64 || (floating && !Double.isFinite(value))) {
            return true;
        }
        boolean whole = value == Math.rint(value);
        if (floating) {
            return Float.isFinite((float) value) && (!whole || (float) value == value);
        }
        double limit = Math.scalb(1.0, isSigned() ? bits - 1 : bits);
        return whole && value >= (isSigned() ? -limit : 0) && value < limit;
    }

    private boolean isSigned() {
        return this == INT8 || this == INT16 || this == INT32;
    }

    private int widthAs(boolean signed) {
        return signed && !isSigned() ? bits * 2 : bits;
    }
}
