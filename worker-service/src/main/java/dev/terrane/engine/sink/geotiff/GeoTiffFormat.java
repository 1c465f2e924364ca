package dev.terrane.engine.sink.geotiff;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.DimensionType;
import dev.terrane.engine.sink.AssetWriter;
import dev.terrane.engine.sink.Sink;
import dev.terrane.engine.sink.SinkFormat;
import dev.terrane.engine.sink.Stored;
import dev.terrane.model.error.OpenEoException;

/** GTiff: cloud-optimised GeoTIFF, bands as raster bands, one file for each label of the other dimensions. */
public final class GeoTiffFormat implements SinkFormat {
    /** What the tag that counts them can hold. */
    private static final int MOST_BANDS = 65535;

    /** The header tells where each tile lies, and is made in memory. */
    private static final long MOST_TILES = 4_000_000;

    @Override
    public String name() {
        return "GTiff";
    }

    @Override
    public Sink open(CubeSpec spec, String base, JsonNode options, AssetWriter assets) {
        if (spec.grid().isEmpty()) {
            throw unsuitable("GTiff needs a cube with x and y axes; netCDF can hold this one.");
        }
        for (int index : spec.indicesOf(DimensionType.BANDS)) {
            int bands = spec.dimensions().get(index).size();
            if (bands > MOST_BANDS) {
                throw unsuitable("GTiff holds up to " + MOST_BANDS + " bands, and these are " + bands + ".");
            }
        }
        GeoTiffSink sink = new GeoTiffSink(Stored.as(spec), base, assets);
        if (sink.tileCount() > MOST_TILES) {
            throw unsuitable("One file would have more than " + MOST_TILES + " tiles; a smaller extent helps.");
        }
        return sink;
    }

    private static OpenEoException unsuitable(String why) {
        return OpenEoException.ofProcess("FormatUnsuitable", why);
    }
}
