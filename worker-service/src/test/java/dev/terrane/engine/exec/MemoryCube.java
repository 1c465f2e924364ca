package dev.terrane.engine.exec;

import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Region;
import dev.terrane.engine.source.RasterSource;

/** A cube whose values lie in memory; NaN and no-data are told apart by the mask. */
final class MemoryCube implements RasterSource {
    private final CubeSpec spec;
    private final double[] values;
    private final boolean[] valid;

    MemoryCube(CubeSpec spec, double[] values, boolean[] valid) {
        this.spec = spec;
        this.values = values;
        this.valid = valid;
    }

    @Override
    public CubeSpec spec() {
        return spec;
    }

    @Override
    public Chunk read(Region region) {
        double[] part = new double[region.count()];
        boolean[] partValid = new boolean[part.length];
        for (int i = 0; i < part.length; i++) {
            int from = position(region, i);
            part[i] = values[from];
            partValid[i] = valid[from];
        }
        return new Chunk(region, part, partValid);
    }

    private int position(Region region, int index) {
        Region whole = spec.region();
        int rest = index;
        int position = 0;
        for (int d = 0; d < region.rank(); d++) {
            position += (region.start(d) + rest / region.stride(d)) * whole.stride(d);
            rest %= region.stride(d);
        }
        return position;
    }

    @Override
    public String describe() {
        return "memory";
    }
}
