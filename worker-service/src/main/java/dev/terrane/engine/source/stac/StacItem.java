package dev.terrane.engine.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.engine.crs.Crs;
import dev.terrane.engine.cube.GridGeometry;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * An item as far as a cube needs it.
 *
 * @param places where its bands lie, by band name and by asset key
 */
record StacItem(StacReader.Document document, String id, Instant time, Map<String, StacBands.Place> places) {
    static StacItem of(StacReader.Document document) throws IOException {
        JsonNode json = document.json();
        return new StacItem(document, json.path("id").asText(), time(document), StacBands.places(json));
    }

    JsonNode asset(StacBands.Place place) {
        return document.json().path("assets").path(place.asset());
    }

    URI address(StacBands.Place place) {
        return document.resolve(asset(place).path("href").asText());
    }

    /** The grid that the metadata of an asset, or else of the item, declares. */
    Optional<GridGeometry> grid(StacBands.Place place) {
        JsonNode asset = asset(place);
        JsonNode properties = document.json().path("properties");
        JsonNode shape = either(asset, properties, "proj:shape");
        JsonNode transform = either(asset, properties, "proj:transform");
        Optional<Integer> epsg = epsg(asset).or(() -> epsg(properties));
        boolean rotated = transform.path(1).asDouble() != 0 || transform.path(3).asDouble() != 0;
        if (shape.size() < 2 || transform.size() < 6 || epsg.isEmpty() || rotated) {
            return Optional.empty();
        }
        return Optional.of(new GridGeometry(
                epsg.get(),
                transform.get(2).asDouble(),
                transform.get(5).asDouble(),
                transform.get(0).asDouble(),
                transform.get(4).asDouble(),
                shape.get(1).asInt(),
                shape.get(0).asInt()));
    }

    private static JsonNode either(JsonNode first, JsonNode second, String field) {
        return first.has(field) ? first.get(field) : second.path(field);
    }

    private static Optional<Integer> epsg(JsonNode json) {
        for (String field : new String[] {"proj:code", "proj:epsg", "proj:wkt2", "proj:projjson"}) {
            JsonNode value = json.path(field);
            if (!value.isMissingNode() && !value.isNull()) {
                try {
                    return Optional.of(Crs.parse(value.isObject() ? value.toString() : value.asText()));
                } catch (IllegalArgumentException notEpsg) {
                    // another field may say it in EPSG's words
                }
            }
        }
        return Optional.empty();
    }

    private static Instant time(StacReader.Document document) throws IOException {
        JsonNode properties = document.json().path("properties");
        String text = properties.path("datetime").isTextual()
                ? properties.get("datetime").asText()
                : properties.path("start_datetime").asText();
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException malformed) {
            throw new IOException(
                    "item " + document.json().path("id").asText() + " of " + document.address()
                            + " has no date-time that can be read: '" + text + "'",
                    malformed);
        }
    }
}
