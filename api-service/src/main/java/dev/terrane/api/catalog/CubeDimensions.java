package dev.terrane.api.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * {@code cube:dimensions} as a load really gives them: what the collection tells stays, its gaps are filled from the
 * items, and dates and bands are those that the engine will name.
 */
final class CubeDimensions {
    /** So many dates are listed one by one. */
    private static final int FEW = 200;

    private static final int DEGREES = 4326;

    private CubeDimensions() {}

    static ObjectNode of(JsonNode told, CubeFacts cube, List<String> interval) {
        ObjectNode dimensions = JsonNodeFactory.instance.objectNode();
        time(dimension(dimensions, told, cube.names().t(), "temporal"), cube, interval);
        bands(dimension(dimensions, told, cube.names().bands(), "bands"), cube);
        space(dimension(dimensions, told, cube.names().y(), "spatial"), cube, false);
        space(dimension(dimensions, told, cube.names().x(), "spatial"), cube, true);
        return dimensions;
    }

    private static ObjectNode dimension(ObjectNode into, JsonNode told, String name, String type) {
        ObjectNode dimension = into.putObject(name);
        if (told.path(name) instanceof ObjectNode known) {
            dimension.setAll(known.deepCopy());
        }
        return dimension.put("type", type);
    }

    private static void space(ObjectNode dimension, CubeFacts cube, boolean x) {
        dimension.put("axis", x ? "x" : "y");
        ItemFacts.Grid grid = cube.grid();
        if (grid != null) {
            if (!dimension.path("extent").path(1).isNumber()) {
                dimension.putArray("extent").add(x ? grid.minX() : grid.minY()).add(x ? grid.maxX() : grid.maxY());
            }
            if (!dimension.path("step").isNumber()) {
                dimension.put("step", x ? grid.stepX() : grid.stepY());
            }
            if (!dimension.has("reference_system")) {
                dimension.put("reference_system", grid.epsg());
            }
        } else if (!dimension.path("extent").path(1).isNumber()) {
            List<Double> box = cube.box().isEmpty() ? List.of(-180.0, -90.0, 180.0, 90.0) : cube.box();
            dimension.putArray("extent").add(box.get(x ? 0 : 1)).add(box.get(x ? 2 : 3));
            dimension.put("reference_system", DEGREES);
            dimension.remove("step");
        }
    }

    private static void time(ObjectNode dimension, CubeFacts cube, List<String> interval) {
        ArrayNode extent = dimension.putArray("extent");
        interval.forEach(end -> {
            if (end.isEmpty()) {
                extent.addNull();
            } else {
                extent.add(end);
            }
        });
        if (cube.complete() && cube.times().size() <= FEW) {
            ArrayNode values = dimension.putArray("values");
            cube.times().forEach(time -> values.add(text(time)));
        }
    }

    private static void bands(ObjectNode dimension, CubeFacts cube) {
        ArrayNode values = dimension.putArray("values");
        cube.bands().forEach(band -> values.add(band.name()));
    }

    static String text(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time);
    }
}
