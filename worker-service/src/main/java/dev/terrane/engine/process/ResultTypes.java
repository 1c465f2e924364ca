package dev.terrane.engine.process;

import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.DataType;
import java.util.OptionalDouble;

/** How computed cubes are stored, when they are. */
public final class ResultTypes {
    private static final double TRUTH_NODATA = 255;

    private ResultTypes() {}

    /**
     * The spec of a cube of computed values. Truth values become bytes with 255 for no-data; numbers become floats that
     * are wide enough for what they were computed from, with NaN for no-data.
     */
    public static CubeSpec computed(CubeSpec spec, boolean truth) {
        return truth
                ? spec.withType(DataType.UINT8, OptionalDouble.of(TRUTH_NODATA))
                : spec.withType(floating(spec.type()), OptionalDouble.of(Double.NaN));
    }

    /** The spec of a cube that keeps its values and may get no-data where it had none. */
    public static CubeSpec withNodata(CubeSpec spec) {
        return spec.nodata().isPresent() ? spec : spec.withType(floating(spec.type()), OptionalDouble.of(Double.NaN));
    }

    /**
     * The spec of a cube some of whose values are replaced: as it is where that holds the number apart from no-data,
     * else floats that do, with NaN for no-data.
     */
    public static CubeSpec holding(CubeSpec spec, double value) {
        boolean isFill = spec.nodata().isPresent() && spec.nodata().getAsDouble() == value;
        if (!isFill && spec.type().holds(value)) {
            return spec;
        }
        DataType floating = floating(spec.type());
        return spec.withType(floating.holds(value) ? floating : DataType.FLOAT64, OptionalDouble.of(Double.NaN));
    }

    /** The spec of computed numbers that come from two cubes. */
    public static CubeSpec computed(CubeSpec first, CubeSpec second) {
        return computed(first.withType(first.type().or(second.type()), first.nodata()), false);
    }

    private static DataType floating(DataType type) {
        return switch (type) {
            case UINT8, INT8, UINT16, INT16, FLOAT32 -> DataType.FLOAT32;
            case UINT32, INT32, FLOAT64 -> DataType.FLOAT64;
        };
    }
}
