package dev.terrane.engine.cube;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Small cubes for tests. */
public final class Cubes {
    private Cubes() {}

    /** A cube of dates, bands, rows and columns on a 10 m grid. */
    public static CubeSpec spec(DataType type, OptionalDouble nodata, int dates, int bands, int rows, int columns) {
        List<Label> times = new ArrayList<>();
        for (int i = 0; i < dates; i++) {
            times.add(Label.of(String.format("2022-%02d-01T00:00:00Z", i + 1)));
        }
        List<Band> names = new ArrayList<>();
        for (int i = 0; i < bands; i++) {
            names.add(Band.named("B" + (i + 1)));
        }
        return new CubeSpec(
                List.of(
                        new Dimension.Labeled("t", DimensionType.TEMPORAL, times),
                        new Dimension.Bands("bands", names),
                        new Dimension.Axis("y", Dimension.Direction.Y, 5_000_000, -10, rows),
                        new Dimension.Axis("x", Dimension.Direction.X, 600_000, 10, columns)),
                32632,
                type,
                nodata);
    }

    /** A chunk whose values and gaps follow from their place in the whole cube and a seed. */
    public static Chunk chunk(CubeSpec spec, Region region, long seed, boolean gaps) {
        double[] values = new double[region.count()];
        boolean[] valid = new boolean[values.length];
        int[] at = new int[region.rank()];
        for (int i = 0; i < values.length; i++) {
            int rest = i;
            long place = seed;
            for (int d = 0; d < region.rank(); d++) {
                at[d] = region.start(d) + rest / region.stride(d);
                rest %= region.stride(d);
                place = place * 31 + at[d];
            }
            long mixed = (place * 0x9E3779B97F4A7C15L) >>> 32;
            valid[i] = !gaps || mixed % 5 != 0;
            values[i] = valid[i] ? value(spec.type(), mixed) : Double.NaN;
        }
        return new Chunk(region, values, valid);
    }

    private static double value(DataType type, long random) {
        return switch (type) {
            case UINT8 -> random % 254 + 1;
            case INT8 -> random % 250 - 125;
            case UINT16 -> random % 65_000 + 1;
            case INT16 -> random % 60_000 - 30_000;
            case UINT32 -> random % 4_000_000_000L + 1;
            case INT32 -> random % 4_000_000_000L - 2_000_000_000L;
            case FLOAT32 -> (float) (random / 1000.0 - 5);
            case FLOAT64 -> random / 997.0 - 5;
        };
    }
}
