package dev.terrane.model.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of a result, as STAC describes it.
 *
 * @param name flat file name with extension; also the key in the results document
 * @param type media type
 * @param size bytes
 * @param checksum SHA-256 of the content as lower-case hex, null where it is not known yet
 * @param datetime the instant or the label it belongs to, null where it holds several
 * @param raster where and how its pixels lie, null for files without pixels
 */
public record Asset(
        String name,
        String type,
        String title,
        long size,
        @Nullable String checksum,
        @Nullable String datetime,
        @Nullable Raster raster) {
    /**
     * The pixels of an asset.
     *
     * @param epsg EPSG code of the coordinate reference system, null where it has none
     * @param shape rows, columns
     * @param transform the six numbers of STAC {@code proj:transform}: step x, 0, left, 0, step y (negative), top
     * @param bbox left, bottom, right, top in that reference system
     * @param bands one entry per raster band, in order
     */
    public record Raster(
            @Nullable Integer epsg,
            List<Integer> shape,
            List<Double> transform,
            List<Double> bbox,
            List<BandInfo> bands) {}

    /**
     * One band.
     *
     * @param dataType name as in STAC {@code raster:bands}, for instance {@code float32}
     * @param nodata the value that means no-data: a number, or {@code nan}; null where there is none
     * @param statistics null where nothing was valid or nothing was measured
     */
    public record BandInfo(
            String name,
            String dataType,
            @Nullable String nodata,
            @Nullable Statistics statistics) {}

    /** Statistics of the valid pixels. */
    public record Statistics(double minimum, double mean, double maximum, double validPercent) {}
}
