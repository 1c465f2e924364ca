package dev.terrane.engine.sink.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.DimensionType;
import dev.terrane.engine.cube.Label;
import dev.terrane.engine.sink.AssetWriter;
import dev.terrane.engine.sink.BandStatistics;
import dev.terrane.engine.sink.RasterInfo;
import dev.terrane.engine.sink.Sink;
import dev.terrane.model.result.Asset;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a cube as one JSON document; it comes as one chunk. */
final class JsonSink implements Sink {
    private static final String MEDIA_TYPE = "application/json";
    private static final int BUFFER = 1 << 16;
    private static final String ONLY_BAND = "var";

    private final CubeSpec spec;
    private final String name;
    private final AssetWriter assets;
    private final Path file;
    private final int bands;
    private final List<String> bandNames = new ArrayList<>();
    private final List<BandStatistics> statistics;
    private boolean closed;

    JsonSink(CubeSpec spec, String base, AssetWriter assets) throws IOException {
        this.spec = spec;
        this.name = base + ".json";
        this.assets = assets;
        this.file = assets.workFile(name);
        List<Integer> found = spec.indicesOf(DimensionType.BANDS);
        this.bands = found.size() == 1 ? found.get(0) : -1;
        if (bands < 0) {
            bandNames.add(ONLY_BAND);
        } else {
            labels(spec.dimensions().get(bands)).forEach(label -> bandNames.add(label.text()));
        }
        this.statistics = RasterInfo.statistics(bandNames.size());
    }

    @Override
    public int[] chunkShape() {
        return spec.shape();
    }

    @Override
    public long chunkBytes() {
        return BUFFER;
    }

    @Override
    public synchronized void accept(Chunk chunk) throws IOException {
        if (closed) {
            throw new IllegalStateException(name + " is closed");
        }
        try (OutputStream out = Files.newOutputStream(file);
                JsonGenerator json = JsonText.to(out)) {
            json.writeStartObject();
            json.writeStringField("type", "datacube");
            json.writeArrayFieldStart("order");
            for (Dimension dimension : spec.dimensions()) {
                json.writeString(dimension.name());
            }
            json.writeEndArray();
            json.writeObjectFieldStart("dimensions");
            for (Dimension dimension : spec.dimensions()) {
                dimension(json, dimension);
            }
            json.writeEndObject();
            json.writeNullField("nodata");
            json.writeFieldName("data");
            values(json, chunk, 0, 0, chunk.values().length);
            json.writeEndObject();
        }
        count(chunk);
    }

    private void dimension(JsonGenerator json, Dimension dimension) throws IOException {
        json.writeObjectFieldStart(dimension.name());
        json.writeStringField("type", dimension.type().name().toLowerCase(Locale.ROOT));
        if (dimension instanceof Dimension.Axis axis) {
            json.writeStringField("axis", axis.direction().name().toLowerCase(Locale.ROOT));
            if (spec.epsg() != 0) {
                json.writeNumberField("reference_system", spec.epsg());
            }
        }
        json.writeArrayFieldStart("values");
        for (Label label : labels(dimension)) {
            if (label instanceof Label.Numeric numeric) {
                JsonText.number(json, numeric.number());
            } else {
                json.writeString(label.text());
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The values of a part of the chunk as arrays of arrays, from a dimension on. */
    private static void values(JsonGenerator json, Chunk chunk, int dimension, int from, int count) throws IOException {
        if (dimension == chunk.region().rank()) {
            if (chunk.isValid(from)) {
                JsonText.number(json, chunk.values()[from]);
            } else {
                json.writeNull();
            }
            return;
        }
        int size = chunk.region().size(dimension);
        json.writeStartArray();
        for (int i = 0; i < size; i++) {
            values(json, chunk, dimension + 1, from + i * (count / size), count / size);
        }
        json.writeEndArray();
    }

    private void count(Chunk chunk) {
        int step = bands < 0 ? 1 : chunk.region().stride(bands);
        for (int from = 0; from < chunk.values().length; from += step) {
            int band = bands < 0 ? 0 : from / step % bandNames.size();
            statistics.get(band).add(chunk.values(), chunk.valid(), from, 1, step);
        }
    }

    private static List<Label> labels(Dimension dimension) {
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < dimension.size(); i++) {
            labels.add(dimension.label(i));
        }
        return labels;
    }

    @Override
    public List<Asset> finish(Runnable wanted) throws IOException {
        wanted.run();
        AssetWriter.Stored stored = assets.commit(file, name, MEDIA_TYPE);
        Asset.@Nullable Raster raster = spec.grid()
                .map(grid -> RasterInfo.of(spec, grid, bandNames, statistics))
                .orElse(null);
        return List.of(new Asset(name, MEDIA_TYPE, name, stored.size(), stored.sha256(), null, raster));
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
