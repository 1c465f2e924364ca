package dev.terrane.engine.cube;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of a region, in the order of the cube's dimensions, the last running fastest. No-data is not NaN: where a
 * value is no-data, {@code valid} is false and the value is NaN by convention (kernels may rely on neither). A chunk is
 * not written to once it was handed on.
 */
public final class Chunk {
    private final Region region;
    private final double[] values;
    private final boolean @Nullable [] valid;

    /**
     * A chunk that takes over the arrays.
     *
     * @param valid true where the value is not no-data; null where all are valid
     */
    public Chunk(Region region, double[] values, boolean @Nullable [] valid) {
        if (values.length != region.count() || (valid != null && valid.length != values.length)) {
            throw new IllegalArgumentException(values.length + " values for region " + region);
        }
        this.region = region;
        this.values = values;
        this.valid = valid;
    }

    /** A chunk in which nothing is valid. */
    public static Chunk empty(Region region) {
        double[] values = new double[region.count()];
        Arrays.fill(values, Double.NaN);
        return new Chunk(region, values, new boolean[values.length]);
    }

    /** Where the values lie in their cube. */
    public Region region() {
        return region;
    }

    /** The values; the caller must not change them. */
    public double[] values() {
        return values;
    }

    /** Which values are not no-data, or null where all are valid; the caller must not change it. */
    public boolean @Nullable [] valid() {
        return valid;
    }

    /** Whether one value is not no-data. */
    public boolean isValid(int index) {
        return valid == null || valid[index];
    }

    /** The same values at another place. */
    public Chunk at(Region other) {
        return new Chunk(other, values, valid);
    }
}
