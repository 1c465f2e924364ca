package dev.terrane.engine.crs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.locationtech.proj4j.CRSFactory;

/** The tables of the EPSG registry that come with proj4j; searched line by line, as one system of them is needed a run. */
final class EpsgTexts {
    private static final String TEXTS = "/proj4/wkt/epsg.properties";
    private static final String PROJECTED = "/proj4/pcs.csv";
    private static final int AXES_FIELD = 8;

    private EpsgTexts() {}

    /** The well-known text of a system, as far as one is there. Its axes are always said to be east before north. */
    static Optional<String> wkt(int epsg) {
        return find(TEXTS, epsg + "=");
    }

    /** The code of the coordinate system of a projected system, which tells its axes. */
    static Optional<String> axes(int epsg) {
        return find(PROJECTED, epsg + ",").map(fields -> {
            // The name is quoted and may hold commas.
            String[] behindName = fields.substring(fields.lastIndexOf('"') + 1).split(",", -1);
            int at = AXES_FIELD - 1;
            return behindName.length > at ? behindName[at] : "";
        });
    }

    private static Optional<String> find(String resource, String start) {
        try (InputStream in = CRSFactory.class.getResourceAsStream(resource)) {
            if (in == null) {
                return Optional.empty();
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(start)) {
                    return Optional.of(line.substring(start.length()));
                }
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
