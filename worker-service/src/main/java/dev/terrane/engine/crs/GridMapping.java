package dev.terrane.engine.crs;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reference systems in the words of the CF conventions, made from PROJ's parameters. Projections that the conventions do
 * not know, or not in these units, get no attributes: readers have the well-known text.
 */
public final class GridMapping {
    private final Map<String, String> proj;
    private final Map<String, Object> attributes = new LinkedHashMap<>();

    private GridMapping(int epsg) {
        this.proj = parameters(epsg);
    }

    /** Attributes of a grid mapping variable. */
    public static Map<String, Object> attributes(int epsg) {
        GridMapping mapping = new GridMapping(epsg);
        if (Crs.isGeographic(epsg)) {
            mapping.attributes.put("grid_mapping_name", "latitude_longitude");
        } else if (unit(epsg).equals("m")) {
            mapping.project();
        }
        return mapping.attributes;
    }

    /** The unit of the axes of a projected system, as UDUNITS spells it. */
    public static String unit(int epsg) {
        Map<String, String> proj = parameters(epsg);
        String factor = proj.get("to_meter");
        if (factor != null) {
            return factor + " m";
        }
        return switch (proj.getOrDefault("units", "m")) {
            case "us-ft" -> "US_survey_foot";
            case "ft" -> "international_foot";
            case "link" -> "0.201168 m";
            default -> "m";
        };
    }

    private void project() {
        switch (proj.getOrDefault("proj", "")) {
            case "utm", "tmerc" -> {
                name("transverse_mercator");
                put("latitude_of_projection_origin", number("lat_0", 0));
                put("longitude_of_central_meridian", centralMeridian());
                put("scale_factor_at_central_meridian", proj.containsKey("zone") ? 0.9996 : scale());
                offsets();
            }
            case "laea" -> {
                name("lambert_azimuthal_equal_area");
                put("latitude_of_projection_origin", number("lat_0", 0));
                put("longitude_of_projection_origin", number("lon_0", 0));
                offsets();
            }
            case "aea" -> {
                name("albers_conical_equal_area");
                conic();
            }
            case "lcc" -> {
                if (proj.containsKey("lat_2")) {
                    name("lambert_conformal_conic");
                    conic();
                }
            }
            case "stere" -> {
                if (proj.containsKey("lat_ts") && Math.abs(number("lat_0", 0)) == 90) {
                    name("polar_stereographic");
                    put("latitude_of_projection_origin", number("lat_0", 0));
                    put("straight_vertical_longitude_from_pole", number("lon_0", 0));
                    put("standard_parallel", number("lat_ts", 0));
                    offsets();
                }
            }
            default -> {
                // told by the well-known text alone
            }
        }
    }

    private void conic() {
        attributes.put("standard_parallel", new double[] {number("lat_1", 0), number("lat_2", 0)});
        put("latitude_of_projection_origin", number("lat_0", 0));
        put("longitude_of_central_meridian", number("lon_0", 0));
        offsets();
    }

    private void name(String name) {
        attributes.put("grid_mapping_name", name);
    }

    private void put(String name, double value) {
        attributes.put(name, value);
    }

    private void offsets() {
        boolean zone = proj.containsKey("zone");
        put("false_easting", zone ? 500000 : number("x_0", 0));
        put("false_northing", proj.containsKey("south") ? 10000000 : number("y_0", 0));
    }

    private double centralMeridian() {
        return proj.containsKey("zone") ? number("zone", 31) * 6 - 183 : number("lon_0", 0);
    }

    private double scale() {
        return number("k", number("k_0", 1));
    }

    private double number(String name, double otherwise) {
        String text = proj.get(name);
        return text == null ? otherwise : Double.parseDouble(text);
    }

    private static Map<String, String> parameters(int epsg) {
        Map<String, String> parameters = new HashMap<>();
        for (String word : Crs.projText(epsg).trim().split("\\s+", -1)) {
            String[] parts = word.replaceFirst("^\\+", "").split("=", 2);
            parameters.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return parameters;
    }
}
