package dev.terrane.engine.crs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.model.error.OpenEoException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.Proj4jException;

/**
 * Reference systems by EPSG code. Coordinates are always x (east, longitude) before y (north, latitude), whatever order
 * the registry gives. Datums that need grid files are not known; a code that is not known is the user's to mend.
 */
public final class Crs {
    /** Longitude and latitude in degrees. */
    public static final int WGS84 = 4326;

    private static final Pattern CODE =
            Pattern.compile("(?i)\\s*(?:EPSG:{1,2}|urn:ogc:def:crs:EPSG:[^:]*:)?(\\d{4,6})\\s*");
    private static final Pattern ID =
            Pattern.compile("(?i)(?:ID|AUTHORITY)\\s*\\[\\s*\"EPSG\"\\s*,\\s*\"?(\\d{4,6})\"?\\s*\\]");
    private static final ObjectMapper JSON = new ObjectMapper();
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
        int root = text.stripLeading().startsWith("{") ? rootOfJson(text) : rootOfWkt(text);
        if (root < 0) {
            String start = text.length() > 60 ? text.substring(0, 60) + "…" : text;
            throw new IllegalArgumentException("no EPSG code in '" + start + "'");
        }
        return root;
    }

    private static int rootOfJson(String text) {
        try {
            JsonNode id = JSON.readTree(text).path("id");
            return id.path("authority").asText().equalsIgnoreCase("EPSG")
                    ? id.path("code").asInt(-1)
                    : -1;
        } catch (JsonProcessingException malformed) {
            return -1;
        }
    }

    /** The id that stands directly in the outermost brackets; those of its parts do not count. */
    private static int rootOfWkt(String text) {
        Matcher id = ID.matcher(text);
        int depth = 0;
        boolean quoted = false;
        int at = 0;
        while (id.find()) {
            for (; at < id.start(); at++) {
                char letter = text.charAt(at);
                quoted ^= letter == '"';
                depth += quoted || letter != '[' ? 0 : 1;
                depth -= quoted || letter != ']' ? 0 : 1;
            }
            if (depth == 1 && !quoted) {
                return Integer.parseInt(id.group(1));
            }
        }
        return -1;
    }

    /** Refuses a code that the registry does not hold. */
    public static void requireKnown(int epsg) {
        system(epsg);
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
            throw OpenEoException.ofProcess(
                    "CrsUnsupported", "The reference system EPSG:" + epsg + " is not known here.", unknown);
        }
    }
}
