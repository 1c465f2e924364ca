package dev.terrane.engine.sink.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.sink.AssetWriter;
import dev.terrane.engine.sink.Sink;
import dev.terrane.engine.sink.SinkFormat;
import dev.terrane.model.error.OpenEoException;
import java.io.IOException;
import java.util.Locale;

/** JSON: a small cube with its labels, spelled as openEO's own test vectors spell cubes; no-data is null. */
public final class JsonFormat implements SinkFormat {
    /** A cube is written in one go, and texts are large. */
    private static final long MOST_VALUES = 1_000_000;

    @Override
    public String name() {
        return "JSON";
    }

    /** Whether the cube is small enough. */
    public static boolean holds(CubeSpec spec) {
        double values = 1;
        for (int size : spec.shape()) {
            values *= size;
        }
        return values <= MOST_VALUES;
    }

    @Override
    public Sink open(CubeSpec spec, String base, JsonNode options, AssetWriter assets) throws IOException {
        if (!holds(spec)) {
            throw OpenEoException.ofProcess(
                    "FormatUnsuitable",
                    String.format(
                            Locale.ROOT,
                            "JSON is for cubes of at most %,d values; netCDF holds larger ones.",
                            MOST_VALUES));
        }
        return new JsonSink(spec, base, assets);
    }
}
