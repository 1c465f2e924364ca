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
        double west = json.get("west").asDouble();
        double east = json.get("east").asDouble();
        double south = json.get("south").asDouble();
        double north = json.get("north").asDouble();
        if (south > north) {
            throw arguments.invalid(name, "south lies north of north");
        }
        int epsg = epsg(arguments, name, json.path("crs"));
        if (west > east) {
            throw arguments.invalid(
                    name,
                    Crs.isGeographic(epsg)
                            ? "west lies east of east; a box across the 180th meridian is not offered, take one box on"
                                    + " each side of it"
                            : "west lies east of east");
        }
        return new LoadRequest.Extent(west, south, east, north, epsg);
    }

    private static int epsg(Arguments arguments, String name, JsonNode crs) {
        if (crs.isMissingNode() || crs.isNull()) {
            return Crs.WGS84;
        }
        try {
            int epsg = crs.isNumber() ? crs.asInt() : Crs.parse(crs.asText());
            // Asked for its kind, a code that is not known fails here and not deep in the plan.
            Crs.isGeographic(epsg);
            return epsg;
        } catch (IllegalArgumentException | OpenEoException unknown) {
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
