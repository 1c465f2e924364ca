package dev.terrane.engine.sink.netcdf;

import dev.terrane.engine.crs.GridMapping;
import dev.terrane.engine.crs.Wkt;
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
import dev.terrane.engine.sink.Stored;
import dev.terrane.model.result.Asset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of values straight to where they belong in the file: the classic format has no chunks, so nothing is held
 * back and any order of arrival will do.
 */
final class NetCdfSink implements Sink {
    private static final int EDGE = 512;
    private static final long MOST_IN_CDF2 = 0xFFFFFFFCL;
    private static final String MEDIA_TYPE = "application/x-netcdf";
    private static final String VARIABLE = "var";
    private static final String CRS = "crs";

    private final CubeSpec spec;
    private final String name;
    private final AssetWriter assets;
    private final Path file;
    private final FileChannel channel;
    private final CdfType type;
    private final double fill;
    private final long begin;
    private final int bands;
    private final List<String> bandNames;
    private final List<BandStatistics> statistics;

    /** A sink for a cube that has a value for no-data. */
    NetCdfSink(CubeSpec spec, String base, AssetWriter assets) throws IOException {
        this.spec = spec;
        this.name = base + ".nc";
        this.assets = assets;
        this.file = assets.workFile(name);
        this.type = CdfType.of(spec.type());
        this.fill = spec.nodata().orElse(Double.NaN);
        List<Integer> bandDimensions = spec.indicesOf(DimensionType.BANDS);
        this.bands = bandDimensions.size() == 1 ? bandDimensions.get(0) : -1;
        this.bandNames = bandNames(spec, bands);
        this.statistics = RasterInfo.statistics(bandNames.size());
        this.channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        this.begin = writeHeader();
    }

    /** Writes header and coordinates; returns where the values of the cube begin. */
    private long writeHeader() throws IOException {
        Map<String, Integer> dimensions = new LinkedHashMap<>();
        List<Coordinates> coordinates = new ArrayList<>();
        for (Dimension dimension : spec.dimensions()) {
            dimensions.put(dimension.name(), dimension.size());
            coordinates.add(Coordinates.of(dimension, spec));
        }
        List<ClassicHeader.Variable> variables = new ArrayList<>();
        for (Coordinates one : coordinates) {
            dimensions.putAll(one.extraDimensions());
            variables.add(one.variable());
        }
        boolean hasCrs = spec.grid().isPresent() && spec.epsg() != 0;
        if (hasCrs) {
            variables.add(crs());
        }
        ClassicHeader.Variable values = new ClassicHeader.Variable(
                VARIABLE, type, spec.dimensions().stream().map(Dimension::name).toList(), attributes(hasCrs));
        variables.add(values);
        Map<String, Object> global = new LinkedHashMap<>(Map.of("Conventions", "CF-1.8"));
        ClassicHeader narrow = new ClassicHeader(false, dimensions, global, variables);
        boolean wide = type.isWide() || narrow.size(values) > MOST_IN_CDF2;
        ClassicHeader header = wide ? new ClassicHeader(true, dimensions, global, variables) : narrow;
        Map<String, Long> begins = header.begins();
        write(0, header.bytes());
        for (Coordinates one : coordinates) {
            write(begins.getOrDefault(one.variable().name(), 0L), one.values());
        }
        long start = begins.getOrDefault(VARIABLE, 0L);
        long end = start + ClassicHeader.padded(header.size(values));
        write(end - 1, new byte[1]);
        return start;
    }

    private ClassicHeader.Variable crs() {
        GridGeometry grid = spec.grid().orElseThrow();
        Map<String, Object> attributes = new LinkedHashMap<>(GridMapping.attributes(spec.epsg()));
        Optional<String> wkt = Wkt.of(spec.epsg());
        wkt.ifPresent(text -> attributes.put("crs_wkt", text));
        attributes.put("spatial_ref", wkt.orElse("EPSG:" + spec.epsg()));
        attributes.put("GeoTransform", grid.left() + " " + grid.stepX() + " 0 " + grid.top() + " 0 " + grid.stepY());
        return new ClassicHeader.Variable(CRS, CdfType.INT, List.of(), attributes);
    }

    private Map<String, Object> attributes(boolean hasCrs) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("_FillValue", new ClassicHeader.Fill(fill));
        if (hasCrs) {
            attributes.put("grid_mapping", CRS);
            attributes.put("coordinates", CRS);
        }
        return attributes;
    }

    @Override
    public int[] chunkShape() {
        int[] shape = new int[spec.dimensions().size()];
        Arrays.fill(shape, 1);
        for (int i = Math.max(0, shape.length - 2); i < shape.length; i++) {
            shape[i] = Math.max(1, Math.min(EDGE, spec.dimensions().get(i).size()));
        }
        return shape;
    }

    @Override
    public long chunkBytes() {
        return (long) EDGE * type.bytes() * 2;
    }

    @Override
    public void accept(Chunk chunk) throws IOException {
        if (!channel.isOpen()) {
            throw new IllegalStateException(name + " is closed");
        }
        Region region = chunk.region();
        int rank = region.rank();
        int length = rank == 0 ? 1 : region.size(rank - 1);
        int[] position = new int[rank];
        for (int from = 0; from < chunk.values().length; from += length) {
            ByteBuffer row = ByteBuffer.allocate(length * type.bytes());
            for (int i = from; i < from + length; i++) {
                type.put(row, Stored.clamp(chunk.values()[i], chunk.isValid(i), spec.type(), fill));
            }
            write(begin + offset(region, position) * type.bytes(), row.array());
            int band = bands < 0 ? 0 : region.start(bands) + position[bands];
            statistics.get(bands == rank - 1 ? 0 : band).add(chunk.values(), chunk.valid(), from, 1, length);
            for (int d = rank - 2; d >= 0 && ++position[d] == region.size(d); d--) {
                position[d] = 0;
            }
        }
    }

    private long offset(Region region, int[] position) {
        long offset = 0;
        for (int i = 0; i < position.length; i++) {
            offset = offset * spec.dimensions().get(i).size() + region.start(i) + position[i];
        }
        return offset;
    }

    private void write(long at, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long to = at;
        while (buffer.hasRemaining()) {
            to += channel.write(buffer, to);
        }
    }

    @Override
    public List<Asset> finish(Runnable wanted) throws IOException {
        channel.close();
        wanted.run();
        AssetWriter.Stored stored = assets.commit(file, name, MEDIA_TYPE);
        Asset.@Nullable Raster raster = spec.grid()
                .map(grid -> RasterInfo.of(spec, grid, bandNames, statistics))
                .orElse(null);
        return List.of(new Asset(name, MEDIA_TYPE, name, stored.size(), stored.sha256(), null, raster));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static List<String> bandNames(CubeSpec spec, int bands) {
        if (bands < 0 || bands == spec.dimensions().size() - 1) {
            return List.of(VARIABLE);
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < spec.dimensions().get(bands).size(); i++) {
            names.add(spec.dimensions().get(bands).label(i).text());
        }
        return names;
    }
}
