package dev.terrane.engine.crs;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reference systems in the words that netCDF readers want: well-known text and CF grid mappings, made from PROJ's
 * parameters. Transverse Mercator, Lambert azimuthal, Mercator and geographic systems are spelled out; for others the
 * text names the EPSG code only.
 */
public final class Wkt {
    private static final String WGS84 =
            "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
                    + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4326\"]]";
    private static final String ETRS89 = "GEOGCS[\"ETRS89\",DATUM[\"European_Terrestrial_Reference_System_1989\","
            + "SPHEROID[\"GRS 1980\",6378137,298.257222101]],"
            + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4258\"]]";

    private Wkt() {}

    /** Well-known text, version 1. */
    public static String of(int epsg) {
        Map<String, String> proj = parameters(epsg);
        String geographic = proj.getOrDefault("ellps", proj.getOrDefault("datum", "WGS84"))
                        .toUpperCase(Locale.ROOT)
                        .contains("GRS80")
                ? ETRS89
                : WGS84;
        if (Crs.isGeographic(epsg)) {
            return geographic.replaceAll(
                    "AUTHORITY\\[\"EPSG\",\"\\d+\"\\]\\]$", "AUTHORITY[\"EPSG\",\"" + epsg + "\"]]");
        }
        return "PROJCS[\"EPSG:" + epsg + "\"," + geographic + "," + projection(proj)
                + "UNIT[\"metre\",1],AXIS[\"Easting\",EAST],AXIS[\"Northing\",NORTH],AUTHORITY[\"EPSG\",\"" + epsg
                + "\"]]";
    }

    /** CF attributes of a grid mapping variable. */
    public static Map<String, Object> gridMapping(int epsg) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        Map<String, String> proj = parameters(epsg);
        String kind = proj.getOrDefault("proj", "");
        if (kind.equals("utm") || kind.equals("tmerc")) {
            attributes.put("grid_mapping_name", "transverse_mercator");
            attributes.put("latitude_of_projection_origin", number(proj, "lat_0", 0));
            attributes.put("longitude_of_central_meridian", centralMeridian(proj));
            attributes.put("scale_factor_at_central_meridian", scale(proj));
            attributes.put("false_easting", easting(proj));
            attributes.put("false_northing", northing(proj));
        } else if (kind.equals("laea")) {
            attributes.put("grid_mapping_name", "lambert_azimuthal_equal_area");
            attributes.put("latitude_of_projection_origin", number(proj, "lat_0", 0));
            attributes.put("longitude_of_projection_origin", number(proj, "lon_0", 0));
            attributes.put("false_easting", number(proj, "x_0", 0));
            attributes.put("false_northing", number(proj, "y_0", 0));
        } else if (Crs.isGeographic(epsg)) {
            attributes.put("grid_mapping_name", "latitude_longitude");
        }
        return attributes;
    }

    private static String projection(Map<String, String> proj) {
        String kind = proj.getOrDefault("proj", "");
        if (kind.equals("utm") || kind.equals("tmerc")) {
            return "PROJECTION[\"Transverse_Mercator\"],"
                    + parameter("latitude_of_origin", number(proj, "lat_0", 0))
                    + parameter("central_meridian", centralMeridian(proj))
                    + parameter("scale_factor", scale(proj))
                    + parameter("false_easting", easting(proj))
                    + parameter("false_northing", northing(proj));
        }
        if (kind.equals("laea")) {
            return "PROJECTION[\"Lambert_Azimuthal_Equal_Area\"],"
                    + parameter("latitude_of_center", number(proj, "lat_0", 0))
                    + parameter("longitude_of_center", number(proj, "lon_0", 0))
                    + parameter("false_easting", number(proj, "x_0", 0))
                    + parameter("false_northing", number(proj, "y_0", 0));
        }
        return "PROJECTION[\"Mercator_1SP\"],"
                + parameter("central_meridian", number(proj, "lon_0", 0))
                + parameter("scale_factor", 1)
                + parameter("false_easting", number(proj, "x_0", 0))
                + parameter("false_northing", number(proj, "y_0", 0));
    }

    private static String parameter(String name, double value) {
        return "PARAMETER[\"" + name + "\"," + value + "],";
    }

    private static double centralMeridian(Map<String, String> proj) {
        return proj.containsKey("zone") ? number(proj, "zone", 31) * 6 - 183 : number(proj, "lon_0", 0);
    }

    private static double scale(Map<String, String> proj) {
        return proj.containsKey("zone") ? 0.9996 : number(proj, "k", number(proj, "k_0", 1));
    }

    private static double easting(Map<String, String> proj) {
        return proj.containsKey("zone") ? 500000 : number(proj, "x_0", 0);
    }

    private static double northing(Map<String, String> proj) {
        return proj.containsKey("south") ? 10000000 : number(proj, "y_0", 0);
    }

    private static double number(Map<String, String> proj, String name, double otherwise) {
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
