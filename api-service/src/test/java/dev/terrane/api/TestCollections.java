package dev.terrane.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Collections on disk: {@code SERIES} tells nothing of its dimensions, so that its items must; {@code OPEN/SERIES} has no
 * items and no end. Two more locations are no collections at all.
 */
public final class TestCollections {
    private static final String ITEM = """
            {"type": "Feature", "stac_version": "1.0.0", "id": "%1$s", "geometry": null,
             "bbox": [%2$s, 45.14, %3$s, 45.15],
             "properties": {"datetime": "%4$s", "platform": "s2", "eo:cloud_cover": %5$s, "proj:code": "EPSG:32632",
               "proj:shape": [100, 100], "proj:transform": [10, 0, %6$s, 0, -10, 5001000]},
             "assets": {
               "B04": {"href": "B04.tif", "type": "image/tiff; application=geotiff",
                 "eo:bands": [{"name": "B04", "common_name": "red"}], "raster:bands": [{"data_type": "uint16"}]},
               "B08": {"href": "B08.tif", "type": "image/tiff; application=geotiff",
                 "eo:bands": [{"name": "B08", "common_name": "nir"}], "raster:bands": [{"data_type": "uint16"}]},
               "preview": {"href": "preview.tif", "type": "image/tiff", "roles": ["thumbnail"]}},
             "links": []}""";

    private TestCollections() {}

    /** Writes them into a folder; returns the setting that names them, with what is no collection between them. */
    public static String in(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("open.json"), """
                    {"type": "Collection", "stac_version": "1.0.0", "id": "OPEN/SERIES", "description": "It goes on.",
                     "title": null, "license": "other", "extent": {"spatial": {"bbox": [[-10, 40, 10, 50]]},
                       "temporal": {"interval": [["2020-01-01T00:00:00Z", null]]}},
                     "summaries": {"gsd": [10], "eo:cloud_cover": {"minimum": 0, "maximum": 100}},
                     "cube:dimensions": {"t": {"type": "temporal", "extent": ["2020-01-01T00:00:00Z", null]},
                       "bands": {"type": "bands", "values": ["VV"]}}}""");
            String[][] items = {
                {"W1", "10.27", "10.28", "2022-05-03T10:00:00Z", "10.5", "600000"},
                {"E1", "10.28", "10.29", "2022-05-03T10:00:12Z", "20", "601000"},
                {"W2", "10.27", "10.28", "2022-06-07T10:00:00Z", "30", "600000"},
                {"E2", "10.28", "10.29", "2022-06-07T10:00:12Z", "40", "601000"},
            };
            StringBuilder links = new StringBuilder();
            for (String[] item : items) {
                Files.writeString(folder.resolve(item[0] + ".json"), ITEM.formatted((Object[]) item));
                links.append(", {\"rel\": \"item\", \"href\": \"./")
                        .append(item[0])
                        .append(".json\"}");
            }
            Files.writeString(folder.resolve("series.json"), """
                    {"type": "Collection", "stac_version": "1.0.0", "id": "SERIES", "description": "Two dates.",
                     "extent": {"spatial": {"bbox": [[10.27, 45.14, 10.29, 45.15]]},
                       "temporal": {"interval": [["2022-01-01T00:00:00Z", null]]}},
                     "links": [{"rel": "license", "href": "https://data.example/license", "type": "text/html"},
                       {"rel": "about", "href": "./about.html"}, {"rel": "self", "href": "https://data.example/c"}%s]}
                    """.formatted(links));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return String.join(
                ",",
                "http://127.0.0.1:1/refused.json",
                folder.resolve("series.json").toString(),
                "file:odd",
                folder.resolve("open.json").toString());
    }
}
