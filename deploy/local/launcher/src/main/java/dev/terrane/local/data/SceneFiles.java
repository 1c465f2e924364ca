package dev.terrane.local.data;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.GridGeometry;
import dev.terrane.engine.cube.Region;
import dev.terrane.engine.sink.FolderAssetWriter;
import dev.terrane.engine.sink.Sink;
import dev.terrane.engine.sink.geotiff.GeoTiffFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** Writes one tile of one overpass: a file for each band, through the same sink that writes the results of jobs. */
final class SceneFiles {
    private static final double CLOUD_FROM = 8;

    private final Path folder;
    private final Path work;
    private final Scene scene;
    private final DemoCollection.Tile tile;

    SceneFiles(Path folder, Path work, Scene scene, DemoCollection.Tile tile) {
        this.folder = folder;
        this.work = work;
        this.scene = scene;
        this.tile = tile;
    }

    /** Writes all bands; returns how much of the seen area is under clouds, in percent. */
    double write() throws IOException {
        double cloudy = 0;
        for (Scene.BandOfScene band : Scene.BandOfScene.values()) {
            double[] values = values(band);
            if (band == Scene.BandOfScene.SCL) {
                cloudy = cloudy(values);
            }
            write(band, values);
        }
        return cloudy;
    }

    static DataType type(Scene.BandOfScene band) {
        return band == Scene.BandOfScene.SCL ? DataType.UINT8 : DataType.UINT16;
    }

    private double[] values(Scene.BandOfScene band) {
        double[] values = new double[DemoCollection.TILE * DemoCollection.TILE];
        for (int i = 0; i < values.length; i++) {
            int column = tile.column() + i % DemoCollection.TILE;
            values[i] = scene.number(band, column, i / DemoCollection.TILE);
        }
        return values;
    }

    private void write(Scene.BandOfScene band, double[] values) throws IOException {
        GridGeometry grid = tile.grid();
        CubeSpec spec = new CubeSpec(
                List.of(
                        new Dimension.Axis("y", Dimension.Direction.Y, grid.top(), grid.stepY(), grid.height()),
                        new Dimension.Axis("x", Dimension.Direction.X, grid.left(), grid.stepX(), grid.width())),
                grid.epsg(),
                type(band),
                OptionalDouble.of(0));
        boolean[] valid = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            valid[i] = values[i] != 0;
        }
        try (Sink sink = new GeoTiffFormat()
                .open(spec, band.name(), JsonNodeFactory.instance.objectNode(), new FolderAssetWriter(folder, work))) {
            sink.accept(new Chunk(Region.whole(spec.shape()), values, valid));
            sink.finish();
        }
    }

    private static double cloudy(double[] classes) {
        int seen = 0;
        int clouds = 0;
        for (double value : classes) {
            seen += value == 0 ? 0 : 1;
            clouds += value >= CLOUD_FROM ? 1 : 0;
        }
        return seen == 0 ? 0 : Math.rint(10_000.0 * clouds / seen) / 100;
    }
}
