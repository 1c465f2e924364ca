package dev.terrane.engine.sink.geotiff;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.sink.AssetWriter;
import dev.terrane.engine.sink.Sink;
import dev.terrane.engine.sink.SinkFormat;
import dev.terrane.model.error.OpenEoException;

/** GTiff: cloud-optimised GeoTIFF, bands as raster bands, one file for each label of the other dimensions. */
public final class GeoTiffFormat implements SinkFormat {
    @Override
    public String name() {
        return "GTiff";
    }

    @Override
    public Sink open(CubeSpec spec, String base, JsonNode options, AssetWriter assets) {
        if (spec.grid().isEmpty()) {
            throw OpenEoException.ofProcess(
                    "FormatUnsuitable", "GTiff needs a cube with x and y axes; netCDF can hold this one.");
        }
        return new GeoTiffSink(spec, base, assets);
    }
}
