package dev.terrane.model.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** A bounding box in a graph, and about what part of a grid it covers. */
record Box(int epsg, double west, double south, double east, double north) {
    private static final int DEGREES = 4326;
    private static final int WEB_MERCATOR = 3857;
    private static final double MERCATOR_RADIUS = 6_378_137;

    /** A box, or the box around a GeoJSON geometry; empty where it is neither. */
    static Optional<Box> of(JsonNode json) {
        if (json.path("west").isNumber()
                && json.path("south").isNumber()
                && json.path("east").isNumber()
                && json.path("north").isNumber()) {
            return epsg(json.path("crs"))
                    .map(epsg -> new Box(
                            epsg,
                            json.get("west").asDouble(),
                            json.get("south").asDouble(),
                            json.get("east").asDouble(),
                            json.get("north").asDouble()));
        }
        double[] around = {
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        json.findValues("coordinates").forEach(list -> surround(list, around));
        return around[0] <= around[2]
                ? Optional.of(new Box(DEGREES, around[0], around[1], around[2], around[3]))
                : Optional.empty();
    }

    /** What it covers of an axis that runs from west to east. */
    CubeOutline.Space acrossWestEast(CubeOutline.Space axis) {
        return part(axis, Box::west, Box::east);
    }

    /** What it covers of an axis that runs from south to north. */
    CubeOutline.Space acrossSouthNorth(CubeOutline.Space axis) {
        return part(axis, Box::south, Box::north);
    }

    private CubeOutline.Space part(
            CubeOutline.Space axis, ToDoubleFunction<Box> lowest, ToDoubleFunction<Box> highest) {
        if (epsg == axis.epsg()) {
            return axis.between(lowest.applyAsDouble(this), highest.applyAsDouble(this));
        }
        Box degrees = inDegrees();
        // A system that is unknown here: all of the axis is an upper bound.
        return degrees.epsg == DEGREES
                ? axis.betweenDegrees(lowest.applyAsDouble(degrees), highest.applyAsDouble(degrees))
                : axis;
    }

    private Box inDegrees() {
        if (epsg != WEB_MERCATOR) {
            return this;
        }
        return new Box(DEGREES, longitude(west), latitude(south), longitude(east), latitude(north));
    }

    private static double longitude(double x) {
        return Math.toDegrees(x / MERCATOR_RADIUS);
    }

    private static double latitude(double y) {
        return Math.toDegrees(2 * Math.atan(Math.exp(y / MERCATOR_RADIUS)) - Math.PI / 2);
    }

    private static void surround(JsonNode coordinates, double[] around) {
        if (coordinates.path(0).isNumber() && coordinates.path(1).isNumber()) {
            around[0] = Math.min(around[0], coordinates.get(0).asDouble());
            around[1] = Math.min(around[1], coordinates.get(1).asDouble());
            around[2] = Math.max(around[2], coordinates.get(0).asDouble());
            around[3] = Math.max(around[3], coordinates.get(1).asDouble());
        } else {
            coordinates.forEach(inner -> surround(inner, around));
        }
    }

    private static Optional<Integer> epsg(JsonNode crs) {
        if (crs.isMissingNode() || crs.isNull()) {
            return Optional.of(DEGREES);
        }
        String text = crs.asText().toUpperCase(Locale.ROOT).replace("EPSG:", "");
        // a WKT2 text names its code last; other systems are taken as unknown
        return Optional.of(text.matches("\\d{4,6}") ? Integer.parseInt(text) : 0);
    }
}
