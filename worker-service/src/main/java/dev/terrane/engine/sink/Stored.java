package dev.terrane.engine.sink;

import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.DataType;
import java.util.OptionalDouble;

/** How values become the numbers of a file. */
public final class Stored {
    private Stored() {}

    /**
     * The cube as a file holds it: with a value for no-data that no valid value can be taken for. That is the agreed one
     * if the type can hold it, else NaN; whole numbers that leave no value free go into the next wider type, whose
     * smallest value they cannot reach.
     */
    public static CubeSpec as(CubeSpec spec) {
        DataType type = spec.type();
        OptionalDouble agreed = spec.nodata();
        if (agreed.isPresent() && holds(type, agreed.getAsDouble())) {
            return spec;
        }
        return switch (type) {
            case FLOAT32, FLOAT64 -> spec.withType(type, OptionalDouble.of(Double.NaN));
            case UINT8, INT8 -> spec.withType(DataType.INT16, OptionalDouble.of(Short.MIN_VALUE));
            case UINT16, INT16 -> spec.withType(DataType.INT32, OptionalDouble.of(Integer.MIN_VALUE));
            case UINT32, INT32 -> spec.withType(DataType.FLOAT64, OptionalDouble.of(Double.NaN));
        };
    }

    private static boolean holds(DataType type, double value) {
        if (type.isFloating()) {
            return type == DataType.FLOAT64 || !Double.isFinite(value) || Math.abs(value) <= Float.MAX_VALUE;
        }
        return clamp(value, true, type, Double.NaN) == value;
    }

    /** The no-data value as STAC spells it. */
    public static String text(double nodata) {
        if (Double.isNaN(nodata)) {
            return "nan";
        }
        return nodata == Math.rint(nodata) && Math.abs(nodata) < 1e15
                ? Long.toString((long) nodata)
                : Double.toString(nodata);
    }

    /** The nearest value that the type can hold; no-data and NaN become the fill value. */
    public static double clamp(double value, boolean valid, DataType type, double fill) {
        if (!valid || Double.isNaN(value)) {
            return fill;
        }
        return switch (type) {
            case UINT8 -> within(value, 0, 255);
            case INT8 -> within(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case UINT16 -> within(value, 0, 65535);
            case INT16 -> within(value, Short.MIN_VALUE, Short.MAX_VALUE);
            case UINT32 -> within(value, 0, 4294967295.0);
            case INT32 -> within(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case FLOAT32, FLOAT64 -> value;
        };
    }

    private static double within(double value, double least, double most) {
        return Math.max(least, Math.min(most, Math.rint(value)));
    }
}
