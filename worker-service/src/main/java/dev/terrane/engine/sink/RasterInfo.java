package dev.terrane.engine.sink;

import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.GridGeometry;
import dev.terrane.model.result.Asset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What STAC says about the pixels of an asset. */
public final class RasterInfo {
    private RasterInfo() {}

    /** The description of a raster with one entry per band. */
    public static Asset.Raster of(
            CubeSpec spec, GridGeometry grid, List<String> bands, List<BandStatistics> statistics) {
        OptionalDouble nodata = spec.nodata();
        List<Asset.BandInfo> infos = new ArrayList<>();
        for (int i = 0; i < bands.size(); i++) {
            infos.add(new Asset.BandInfo(
                    bands.get(i),
                    spec.type().stacName(),
                    nodata.isPresent() ? Stored.text(nodata.getAsDouble()) : null,
                    statistics.get(i).result()));
        }
        return new Asset.Raster(
                grid.epsg() == 0 ? null : grid.epsg(),
                List.of(grid.height(), grid.width()),
                List.of(grid.stepX(), 0.0, grid.left(), 0.0, grid.stepY(), grid.top()),
                List.of(grid.minX(), grid.minY(), grid.maxX(), grid.maxY()),
                infos);
    }

    /** Statistics for so many bands. */
    public static List<BandStatistics> statistics(int bands) {
        List<BandStatistics> statistics = new ArrayList<>();
        for (int i = 0; i < bands; i++) {
            statistics.add(new BandStatistics());
        }
        return statistics;
    }
}
