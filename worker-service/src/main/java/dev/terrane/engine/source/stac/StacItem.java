package dev.terrane.engine.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.engine.crs.Crs;
import dev.terrane.engine.cube.GridGeometry;
import dev.terrane.engine.source.Addresses;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An item as far as a cube needs it; of its document only the fields that are used are kept.
 *
 * @param places where its bands lie, by band name and by asset key
 */
record StacItem(StacDocument document, String id, Instant time, Map<String, StacBands.Place> places) {
    /** Pixels along an edge that a file may have; more are not believed. */
    private static final int MOST_PIXELS = 1 << 24;

    private static final List<String> GRID =
            List.of("proj:shape", "proj:transform", "proj:code", "proj:epsg", "proj:wkt2", "proj:projjson");
    private static final List<String> ASSET =
            List.of("href", "type", "roles", "bands", "eo:bands", "raster:bands", "nodata", "data_type");

    static StacItem of(StacDocument document) throws IOException {
        JsonNode json = document.json();
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        copy(json, kept, List.of("id", "bbox"));
        ObjectNode properties = kept.putObject("properties");
        copy(json.path("properties"), properties, List.of("platform"));
        copy(json.path("properties"), properties, GRID);
        ObjectNode assets = kept.putObject("assets");
        json.path("assets").properties().forEach(asset -> {
            if (StacBands.isRaster(asset.getValue())) {
                ObjectNode one = assets.putObject(asset.getKey());
                copy(asset.getValue(), one, ASSET);
                copy(asset.getValue(), one, GRID);
            }
        });
        for (JsonNode link : json.path("links")) {
            if (link.path("rel").asText().equals("collection")) {
                kept.putArray("links").add(link);
                break;
            }
        }
        return new StacItem(
                new StacDocument(document.address(), kept),
                json.path("id").asText(),
                timeOf(document),
                StacBands.places(kept));
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
        Optional<Integer> epsg = epsg(place);
        boolean straight = transform.path(1).asDouble() == 0
                && transform.path(3).asDouble() == 0
                && transform.path(0).asDouble() != 0
                && transform.path(4).asDouble() != 0;
        boolean sized = isSize(shape.path(0)) && isSize(shape.path(1));
        for (int i = 0; i < 6; i++) {
            straight &= Double.isFinite(transform.path(i).asDouble());
        }
        if (!sized || transform.size() < 6 || epsg.isEmpty() || !straight) {
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

    /** The reference system that the metadata of an asset, or else of the item, declares. */
    Optional<Integer> epsg(StacBands.Place place) {
        return epsg(asset(place)).or(() -> epsg(document.json().path("properties")));
    }

    static Instant timeOf(StacDocument document) throws IOException {
        JsonNode properties = document.json().path("properties");
        String text = properties.path("datetime").isTextual()
                ? properties.get("datetime").asText()
                : properties.path("start_datetime").asText();
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException malformed) {
            throw new IOException(
                    "an item of " + Addresses.display(document.address()) + " has no date-time that can be read");
        }
    }

    private static void copy(JsonNode from, ObjectNode to, List<String> fields) {
        for (String field : fields) {
            if (from.has(field)) {
                to.set(field, from.get(field));
            }
        }
    }

    private static boolean isSize(JsonNode size) {
        return size.asInt() > 0 && size.asInt() <= MOST_PIXELS;
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
}
