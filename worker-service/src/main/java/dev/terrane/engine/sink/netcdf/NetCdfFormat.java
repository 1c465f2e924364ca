package dev.terrane.engine.sink.netcdf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.sink.AssetWriter;
import dev.terrane.engine.sink.Sink;
import dev.terrane.engine.sink.SinkFormat;
import dev.terrane.engine.sink.Stored;
import dev.terrane.model.error.OpenEoException;
import java.io.IOException;

/** netCDF: the whole cube as the variable {@code var} of one file, in the classic format. */
public final class NetCdfFormat implements SinkFormat {
    /** The coordinates of a dimension are written from memory. */
    private static final int MOST_LABELS = 10_000_000;

    @Override
    public String name() {
        return "netCDF";
    }

    @Override
    public Sink open(CubeSpec spec, String base, JsonNode options, AssetWriter assets) throws IOException {
        for (Dimension dimension : spec.dimensions()) {
            if (dimension.size() > MOST_LABELS) {
                throw OpenEoException.ofProcess(
                        "FormatUnsuitable",
                        "Dimension '" + dimension.name() + "' has " + dimension.size()
                                + " labels, more than netCDF files are made with here (" + MOST_LABELS + ").");
            }
        }
        return new NetCdfSink(Stored.as(spec), base, assets);
    }
}
