package dev.terrane.engine.crs;

import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.Proj4jException;

/**
 * Reference systems by EPSG code. Coordinates are always x (east, longitude) before y (north, latitude), whatever order
 * the registry gives. Datums that need grid files are not known.
 */
public final class Crs {
    /** Longitude and latitude in degrees. */
    public static final int WGS84 = 4326;

    private static final Pattern CODE =
            Pattern.compile("(?i)\\s*(?:EPSG:{1,2}|urn:ogc:def:crs:EPSG:[^:]*:)?(\\d{4,6})\\s*");
    private static final Pattern ID =
            Pattern.compile("(?i)(?:ID|AUTHORITY)\\s*\\[\\s*\"EPSG\"\\s*,\\s*\"?(\\d{4,6})\"?\\s*\\]");
    private static final Pattern JSON_ID = Pattern.compile(
            "\"id\"\\s*:\\s*\\{\\s*\"authority\"\\s*:\\s*\"EPSG\"\\s*,\\s*\"code\"\\s*:\\s*\"?(\\d{4,6})\"?\\s*\\}");
    private static final ConcurrentHashMap<Integer, CoordinateReferenceSystem> KNOWN = new ConcurrentHashMap<>();

    private Crs() {}

    /**
     * The EPSG code that a text names: {@code EPSG:32633}, a bare code, an OGC URN, or WKT and PROJJSON with an EPSG id.
     *
     * @throws IllegalArgumentException where it names none
     */
    public static int parse(String text) {
        Matcher code = CODE.matcher(text);
        if (code.matches()) {
            return Integer.parseInt(code.group(1));
        }
        int last = -1;
        for (Pattern pattern : new Pattern[] {ID, JSON_ID}) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                last = Integer.parseInt(matcher.group(1));
            }
        }
        if (last < 0) {
            String start = text.length() > 60 ? text.substring(0, 60) + "…" : text;
            throw new IllegalArgumentException("no EPSG code in '" + start + "'");
        }
        return last;
    }

    /** Whether coordinates are degrees of longitude and latitude. */
    public static boolean isGeographic(int epsg) {
        return Boolean.TRUE.equals(system(epsg).isGeographic());
    }

    /** The definition in PROJ's words. */
    public static String projText(int epsg) {
        return system(epsg).getParameterString();
    }

    static CoordinateReferenceSystem system(int epsg) {
        return KNOWN.computeIfAbsent(epsg, Crs::load);
    }

    private static CoordinateReferenceSystem load(int epsg) {
        try {
            return new CRSFactory().createFromName("EPSG:" + epsg);
        } catch (Proj4jException unknown) {
            throw new IllegalArgumentException("EPSG:" + epsg + " is not known", unknown);
        }
    }
}
