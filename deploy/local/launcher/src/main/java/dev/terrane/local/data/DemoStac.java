package dev.terrane.local.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.engine.crs.Crs;
import dev.terrane.engine.crs.Transform;
import dev.terrane.engine.cube.GridGeometry;
import dev.terrane.local.data.Scene.BandOfScene;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;

/** The STAC documents of the demo collection. */
final class DemoStac {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String EXTENSIONS = "https://stac-extensions.github.io/";

    private DemoStac() {}

    static ObjectNode item(String id, DemoCollection.Tile tile, LocalDate date, double cloudPercent) {
        GridGeometry grid = tile.grid();
        ObjectNode item = JSON.objectNode();
        item.put("type", "Feature").put("stac_version", "1.0.0");
        item.putArray("stac_extensions")
                .add(EXTENSIONS + "projection/v2.0.0/schema.json")
                .add(EXTENSIONS + "eo/v1.1.0/schema.json")
                .add(EXTENSIONS + "raster/v1.1.0/schema.json");
        item.put("id", id).put("collection", DemoCollection.ID);
        double[] box = degrees(grid);
        ArrayNode ring = JSON.arrayNode();
        for (int[] corner : new int[][] {{0, 1}, {2, 1}, {2, 3}, {0, 3}, {0, 1}}) {
            ring.addArray().add(box[corner[0]]).add(box[corner[1]]);
        }
        ObjectNode geometry = item.putObject("geometry");
        geometry.put("type", "Polygon").putArray("coordinates").add(ring);
        numbers(item.putArray("bbox"), box);
        ObjectNode properties = item.putObject("properties");
        properties.put("datetime", DateTimeFormatter.ISO_INSTANT.format(tile.seen(date)));
        properties.put("platform", "demo").put("gsd", 10).put("eo:cloud_cover", cloudPercent);
        properties.put("proj:code", "EPSG:" + grid.epsg());
        properties.putArray("proj:shape").add(grid.height()).add(grid.width());
        numbers(properties.putArray("proj:transform"), grid.stepX(), 0, grid.left(), 0, grid.stepY(), grid.top());
        ObjectNode assets = item.putObject("assets");
        for (BandOfScene band : BandOfScene.values()) {
            ObjectNode asset = assets.putObject(band.name());
            asset.put("href", "./" + band.name() + ".tif");
            asset.put("type", "image/tiff; application=geotiff; profile=cloud-optimized");
            asset.putArray("roles").add("data");
            asset.putArray("eo:bands").add(band(band));
            asset.putArray("raster:bands")
                    .addObject()
                    .put("nodata", 0)
                    .put("data_type", SceneFiles.type(band).stacName());
        }
        ArrayNode links = item.putArray("links");
        for (String relation : List.of("collection", "parent", "root")) {
            links.addObject()
                    .put("rel", relation)
                    .put("href", "../collection.json")
                    .put("type", "application/json");
        }
        return item;
    }

    static ObjectNode collection(List<String> items) {
        GridGeometry area = DemoCollection.AREA;
        ObjectNode collection = JSON.objectNode();
        collection.put("type", "Collection").put("stac_version", "1.0.0").put("id", DemoCollection.ID);
        collection.putArray("stac_extensions").add(EXTENSIONS + "datacube/v2.2.0/schema.json");
        collection.put("title", "Demo: an invented landscape as Sentinel-2 would see it");
        collection.put(
                "description",
                "Made by the local stack, not measured: 18 overpasses of an invented landscape from May to July 2022"
                        + " with fields, forest, a town, a river and clouds. Digital numbers are reflectances times"
                        + " 10,000; SCL holds the classes of Sentinel-2's scene classification; 0 is no-data.");
        collection.put("license", "CC0-1.0");
        collection.putArray("keywords").add("demo").add("synthetic").add("Sentinel-2");
        double[] box = degrees(area);
        LocalDate last =
                DemoCollection.FIRST.plusDays((long) (DemoCollection.OVERPASSES - 1) * DemoCollection.EVERY_DAYS);
        List<String> interval = List.of(time(0, DemoCollection.FIRST), time(DemoCollection.TILES.size() - 1, last));
        ObjectNode extent = collection.putObject("extent");
        numbers(extent.putObject("spatial").putArray("bbox").addArray(), box);
        ArrayNode when = extent.putObject("temporal").putArray("interval").addArray();
        interval.forEach(when::add);
        ObjectNode dimensions = collection.putObject("cube:dimensions");
        axis(dimensions.putObject("x"), "x", area.minX(), area.maxX());
        axis(dimensions.putObject("y"), "y", area.minY(), area.maxY());
        ArrayNode times = dimensions.putObject("t").put("type", "temporal").putArray("extent");
        interval.forEach(times::add);
        ArrayNode names = dimensions.putObject("bands").put("type", "bands").putArray("values");
        ObjectNode summaries = collection.putObject("summaries");
        ArrayNode bands = summaries.putArray("eo:bands");
        for (BandOfScene band : BandOfScene.values()) {
            names.add(band.name());
            bands.add(band(band));
        }
        summaries.putArray("platform").add("demo");
        summaries.putArray("gsd").add(10);
        ArrayNode links = collection.putArray("links");
        for (String item : items) {
            links.addObject()
                    .put("rel", "item")
                    .put("href", "./" + item + "/" + item + ".json")
                    .put("type", "application/geo+json");
        }
        return collection;
    }

    private static String time(int tile, LocalDate date) {
        return DateTimeFormatter.ISO_INSTANT.format(
                DemoCollection.TILES.get(tile).seen(date));
    }

    private static void axis(ObjectNode dimension, String name, double from, double to) {
        dimension.put("type", "spatial").put("axis", name);
        numbers(dimension.putArray("extent"), from, to);
        dimension.put("step", 10).put("reference_system", DemoCollection.AREA.epsg());
    }

    private static ObjectNode band(BandOfScene band) {
        ObjectNode json = JSON.objectNode().put("name", band.name());
        return switch (band) {
            case B02 -> json.put("common_name", "blue").put("center_wavelength", 0.49);
            case B03 -> json.put("common_name", "green").put("center_wavelength", 0.56);
            case B04 -> json.put("common_name", "red").put("center_wavelength", 0.665);
            case B08 -> json.put("common_name", "nir").put("center_wavelength", 0.842);
            case SCL -> json;
        };
    }

    /** West, south, east, north; rounded to about a centimetre, so that no machine's last digit shows. */
    private static double[] degrees(GridGeometry grid) {
        double[] box = new Transform(grid.epsg(), Crs.WGS84).box(grid.minX(), grid.minY(), grid.maxX(), grid.maxY());
        return Arrays.stream(box).map(degree -> Math.rint(degree * 1e7) / 1e7).toArray();
    }

    private static void numbers(ArrayNode array, double... values) {
        for (double value : values) {
            array.add(value);
        }
    }
}
