package dev.terrane.engine.sink;

import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.DataType;
import java.util.OptionalDouble;

/** How values become the numbers of a file. */
public final class Stored {
    private Stored() {}

    /** The value that stands for no-data in a file: the agreed one, else NaN where the type has it, else none. */
    public static OptionalDouble nodata(CubeSpec spec) {
        if (spec.nodata().isPresent()) {
            return spec.nodata();
        }
        return spec.type().isFloating() ? OptionalDouble.of(Double.NaN) : OptionalDouble.empty();
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
