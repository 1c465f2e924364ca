package dev.terrane.engine.sink.geotiff;

import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.DimensionType;
import dev.terrane.engine.cube.GridGeometry;
import dev.terrane.engine.cube.Region;
import dev.terrane.engine.sink.AssetWriter;
import dev.terrane.engine.sink.BandStatistics;
import dev.terrane.engine.sink.RasterInfo;
import dev.terrane.engine.sink.Sink;
import dev.terrane.model.result.Asset;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sorts the chunks of a cube into one file for each combination of labels beside x, y and bands. */
final class GeoTiffSink implements Sink {
    private static final int SMALL = 256;
    private static final int LARGE = 512;
    private static final String MEDIA_TYPE = "image/tiff; application=geotiff; profile=cloud-optimized";

    private final CubeSpec spec;
    private final String base;
    private final AssetWriter assets;
    private final GridGeometry grid;
    private final int x;
    private final int y;
    private final int bands;
    private final List<String> bandNames;
    private final CogLayout layout;
    private final Map<String, OpenFile> files = new TreeMap<>();
    private boolean closed;

    /** A sink for a cube that has a value for no-data. */
    GeoTiffSink(CubeSpec spec, String base, AssetWriter assets) {
        this.spec = spec;
        this.base = base;
        this.assets = assets;
        this.grid = spec.grid().orElseThrow();
        this.x = spec.axis(Dimension.Direction.X).orElseThrow();
        this.y = spec.axis(Dimension.Direction.Y).orElseThrow();
        List<Integer> bandDimensions = spec.indicesOf(DimensionType.BANDS);
        this.bands = bandDimensions.size() == 1 ? bandDimensions.get(0) : -1;
        this.bandNames = bandNames(spec, bands);
        int tile = Math.max(grid.width(), grid.height()) <= SMALL ? SMALL : LARGE;
        this.layout = new CogLayout(grid, bandNames, spec.type(), spec.nodata().orElse(Double.NaN), tile);
    }

    private record OpenFile(
            CogFile cog,
            List<BandStatistics> statistics,
            String name,
            @Nullable String datetime) {}

    @Override
    public int[] chunkShape() {
        int[] shape = new int[spec.dimensions().size()];
        Arrays.fill(shape, 1);
        shape[x] = layout.tile();
        shape[y] = layout.tile();
        if (bands >= 0) {
            shape[bands] = layout.samples();
        }
        return shape;
    }

    @Override
    public long chunkBytes() {
        return (long) layout.tileValues() * Double.BYTES + CogFile.bytesFor(layout);
    }

    @Override
    public void accept(Chunk chunk) throws IOException {
        Region region = chunk.region();
        OpenFile file = file(region);
        int width = region.size(x);
        int height = region.size(y);
        int count = layout.samples();
        int first = bands < 0 ? 0 : region.start(bands);
        double[] pixels = new double[layout.tileValues()];
        Arrays.fill(pixels, Double.NaN);
        for (int b = 0; b < count; b++) {
            int band0 = bands < 0 ? 0 : b * region.stride(bands);
            for (int row = 0; row < height; row++) {
                int from = band0 + row * region.stride(y);
                file.statistics().get(first + b).add(chunk.values(), chunk.valid(), from, region.stride(x), width);
                for (int column = 0; column < width; column++) {
                    int at = from + column * region.stride(x);
                    if (chunk.isValid(at)) {
                        pixels[(row * layout.tile() + column) * count + b] = chunk.values()[at];
                    }
                }
            }
        }
        int plane = layout.planes() == 1 ? 0 : first;
        file.cog().put(plane, region.start(x) / layout.tile(), region.start(y) / layout.tile(), pixels);
    }

    /** Tiles of one file, on all levels and planes. */
    long tileCount() {
        return layout.levels().stream().mapToLong(CogLayout.Level::tileCount).sum();
    }

    @Override
    public List<Asset> finish(Runnable wanted) throws IOException {
        List<Asset> written = new ArrayList<>();
        synchronized (files) {
            for (OpenFile file : files.values()) {
                file.cog().finish(GdalMetadata.xml(bandNames, file.statistics()), wanted);
                file.cog().close();
                wanted.run();
                AssetWriter.Stored stored = assets.commit(file.cog().file(), file.name(), MEDIA_TYPE);
                written.add(new Asset(
                        file.name(),
                        MEDIA_TYPE,
                        file.name(),
                        stored.size(),
                        stored.sha256(),
                        file.datetime(),
                        RasterInfo.of(spec, grid, bandNames, file.statistics())));
            }
        }
        return written;
    }

    @Override
    public void close() throws IOException {
        synchronized (files) {
            closed = true;
            for (OpenFile file : files.values()) {
                file.cog().close();
            }
        }
    }

    private OpenFile file(Region region) throws IOException {
        StringBuilder suffix = new StringBuilder();
        String datetime = null;
        for (int i = 0; i < spec.dimensions().size(); i++) {
            Dimension dimension = spec.dimensions().get(i);
            if (i != x && i != y && i != bands) {
                String label = dimension.label(region.start(i)).text();
                datetime = dimension.type() == DimensionType.TEMPORAL ? label : datetime;
                if (dimension.size() > 1) {
                    suffix.append('_').append(label.replace(":", "").replaceAll("[^\\w.-]", "-"));
                }
            }
        }
        String name = base + suffix + ".tif";
        synchronized (files) {
            if (closed) {
                throw new IllegalStateException("the files of " + base + " are closed");
            }
            OpenFile known = files.get(name);
            if (known == null) {
                known = new OpenFile(
                        new CogFile(assets.workFile(name), layout),
                        RasterInfo.statistics(bandNames.size()),
                        name,
                        datetime);
                files.put(name, known);
            }
            return known;
        }
    }

    private static List<String> bandNames(CubeSpec spec, int bands) {
        if (bands < 0) {
            return List.of("value");
        }
        List<String> names = new ArrayList<>();
        Dimension dimension = spec.dimensions().get(bands);
        for (int i = 0; i < dimension.size(); i++) {
            names.add(dimension.label(i).text());
        }
        return names;
    }
}
