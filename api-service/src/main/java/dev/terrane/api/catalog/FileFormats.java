package dev.terrane.api.catalog;

import static java.util.Collections.unmodifiableMap;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The file formats that workers write, by the names that GDAL has for them. Each is a sink of the engine. */
public final class FileFormats {
    /** By name; clients may spell the names in upper or lower case. */
    public static final Map<String, Format> OUTPUT = unmodifiableMap(new TreeMap<>(Map.of(
            "GTiff",
            raster(
                    "GeoTIFF",
                    "Cloud-optimised GeoTIFF with overviews. The axes x and y become columns and rows, bands become"
                            + " raster bands, and each date or label of any other dimension becomes a file of its own,"
                            + " named by it."),
            "netCDF",
            raster(
                    "Network Common Data Form",
                    "netCDF in the classic format with CF metadata: one file with all dimensions of the cube and its"
                            + " values as the variable `var`."),
            "JSON",
            new Format(
                    "JSON",
                    "A cube without spatial axes as an object with its dimensions, labels and values; a value or an array"
                            + " that is not a cube as itself.",
                    List.of("other"),
                    Map.of()))));

    private FileFormats() {}

    /**
     * A format as clients read it.
     *
     * @param parameters the options that {@code save_result} takes for it
     */
    public record Format(
            String title,
            String description,
            @JsonProperty("gis_data_types") List<String> gisDataTypes,
            Map<String, Object> parameters) {}

    private static Format raster(String title, String description) {
        return new Format(title, description, List.of("raster"), Map.of());
    }
}
