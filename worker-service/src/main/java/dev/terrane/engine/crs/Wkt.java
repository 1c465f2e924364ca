package dev.terrane.engine.crs;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Well-known text (version 1) by EPSG code, as GDAL and PROJ understand it: read back, it is the same system again. What
 * cannot be spelled so is left out, as a text that is nearly right puts pixels in the wrong place.
 */
public final class Wkt {
    /** Projections whose names and parameters mean the same to proj4j's tables and to PROJ. */
    private static final Set<String> METHODS = Set.of(
            "Transverse_Mercator",
            "Lambert_Conformal_Conic_1SP",
            "Lambert_Conformal_Conic_2SP",
            "Lambert_Conformal_Conic_2SP_Belgium",
            "Lambert_Azimuthal_Equal_Area",
            "Albers_Conic_Equal_Area",
            "Polar_Stereographic",
            "Oblique_Stereographic",
            "Mercator_1SP",
            "Popular Visualisation Pseudo Mercator",
            "Cassini_Soldner",
            "Polyconic",
            "Hotine_Oblique_Mercator");

    private static final Pattern METHOD = Pattern.compile("PROJECTION\\[\"([^\"]*)\"");
    private static final Pattern OWN_CODE = Pattern.compile(", AUTHORITY\\[\"EPSG\",\"\\d+\"]]$");

    /** Coordinate systems of the registry whose first axis runs north and whose second runs east. */
    private static final Set<String> NORTH_EAST =
            Set.of("1029", "4500", "4502", "4530", "4531", "4532", "4533", "4534");

    /** East before north, or both along meridians at a pole. */
    private static final Pattern EAST_NORTH_OR_POLAR =
            Pattern.compile("10(24|25|26|27|28|35|36|37|38|39)|44(0\\d|10|6[3-9]|7\\d|8\\d|90|93|94|95|96|97|98|99)");

    private Wkt() {}

    /** The text; empty where the system cannot be spelled. */
    public static Optional<String> of(int epsg) {
        return EpsgTexts.wkt(epsg).map(Wkt::plain).flatMap(text -> withAxes(epsg, text));
    }

    /** The text without what PROJ takes for a shift of the datum, and with the names that it knows. */
    private static String plain(String text) {
        return text.replaceAll(", TOWGS84\\[[^\\]]*\\]", "")
                .replaceAll(", AXIS\\[[^\\]]*\\]", "")
                .replaceAll(", PARAMETER\\[\"semi_minor\"[^\\]]*\\]", "")
                .replace("\"Polar Stereographic (variant B)\"", "\"Polar_Stereographic\"")
                .replace("\"Standard_Parallel_1\"", "\"latitude_of_origin\"")
                .replace("UNIT[\"m\",", "UNIT[\"metre\",");
    }

    private static Optional<String> withAxes(int epsg, String text) {
        Matcher code = OWN_CODE.matcher(text);
        if (!code.find()) {
            return Optional.empty();
        }
        if (text.startsWith("GEOGCS")) {
            return Optional.of(text);
        }
        Matcher method = METHOD.matcher(text);
        if (!text.startsWith("PROJCS") || !method.find() || !METHODS.contains(method.group(1))) {
            return Optional.empty();
        }
        String axes = EpsgTexts.axes(epsg).orElse("");
        if (NORTH_EAST.contains(axes)) {
            int at = code.start();
            return Optional.of(
                    text.substring(0, at) + ", AXIS[\"Northing\",NORTH], AXIS[\"Easting\",EAST]" + text.substring(at));
        }
        return EAST_NORTH_OR_POLAR.matcher(axes).matches() ? Optional.of(text) : Optional.empty();
    }
}
