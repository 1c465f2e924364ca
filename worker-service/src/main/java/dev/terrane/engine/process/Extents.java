package dev.terrane.engine.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.engine.crs.Crs;
import dev.terrane.engine.source.LoadRequest;
import dev.terrane.model.error.OpenEoException;

/** Reads the boxes that graphs spell out. */
public final class Extents {
    private Extents() {}

    /** A bounding box argument; degrees where it names no reference system. */
    public static LoadRequest.Extent box(Arguments arguments, String name) {
        JsonNode json = arguments.json(name);
        for (String edge : new String[] {"west", "south", "east", "north"}) {
            if (!json.path(edge).isNumber()) {
                throw arguments.invalid(name, "edge '" + edge + "' is missing or not a number");
            }
        }
        double south = json.get("south").asDouble();
        double north = json.get("north").asDouble();
        if (south > north) {
            throw arguments.invalid(name, "south lies north of north");
        }
        return new LoadRequest.Extent(
                json.get("west").asDouble(),
                south,
                json.get("east").asDouble(),
                north,
                epsg(arguments, name, json.path("crs")));
    }

    private static int epsg(Arguments arguments, String name, JsonNode crs) {
        if (crs.isMissingNode() || crs.isNull()) {
            return Crs.WGS84;
        }
        try {
            return crs.isNumber() ? crs.asInt() : Crs.parse(crs.asText());
        } catch (IllegalArgumentException unknown) {
            throw arguments.invalid(name, "the reference system is not known: " + unknown.getMessage());
        }
    }

    /** A bounding box argument that may be null; polygons are refused in words. */
    public static LoadRequest.@org.jspecify.annotations.Nullable Extent optionalBox(Arguments arguments, String name) {
        if (!arguments.has(name)) {
            return null;
        }
        boolean box =
                arguments.get(name) instanceof Value.Json json && json.json().has("west");
        if (!box) {
            throw OpenEoException.ofProcess(
                    "FeatureUnsupported", "'" + name + "' must be a bounding box; geometries are not offered yet.");
        }
        return box(arguments, name);
    }
}
