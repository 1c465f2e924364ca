package dev.terrane.engine.sink.netcdf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.sink.AssetWriter;
import dev.terrane.engine.sink.Sink;
import dev.terrane.engine.sink.SinkFormat;
import java.io.IOException;

/** netCDF: the whole cube as the variable {@code var} of one file, in the classic format. */
public final class NetCdfFormat implements SinkFormat {
    @Override
    public String name() {
        return "netCDF";
    }

    @Override
    public Sink open(CubeSpec spec, String base, JsonNode options, AssetWriter assets) throws IOException {
        return new NetCdfSink(spec, base, assets);
    }
}
