package dev.terrane.api.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A band as the metadata tells it.
 *
 * @param json the object that names it, for summaries; null where only a name is known
 */
record BandFacts(String name, @Nullable JsonNode json) {
    private static final int UNKNOWN_BYTES = 4;

    /** The bands in the order in which they are loaded: of the collection, else of its first item. */
    static List<BandFacts> of(JsonNode collection, List<ItemFacts> items) {
        Map<String, BandFacts> bands = new LinkedHashMap<>();
        JsonNode summaries = collection.path("summaries");
        add(summaries.path("bands"), bands);
        add(summaries.path("eo:bands"), bands);
        add(collection.path("bands"), bands);
        if (bands.isEmpty()) {
            for (JsonNode dimension : collection.path("cube:dimensions")) {
                if (dimension.path("type").asText().equals("bands")) {
                    dimension
                            .path("values")
                            .forEach(name -> bands.put(name.asText(), new BandFacts(name.asText(), null)));
                }
            }
        }
        if (bands.isEmpty() && !items.isEmpty()) {
            items.get(0).assets().properties().forEach(asset -> addAsset(asset.getKey(), asset.getValue(), bands));
        }
        return List.copyOf(bands.values());
    }

    /** The name that such bands are commonly known by, for instance {@code red}. */
    Optional<String> commonName() {
        return Optional.ofNullable(json)
                .map(band -> band.path("eo:common_name")
                        .asText(band.path("common_name").asText("")))
                .filter(name -> !name.isEmpty());
    }

    /** The centre wavelength in micrometres; NaN where it is not told. */
    double wavelength() {
        return json == null
                ? Double.NaN
                : json.path("eo:center_wavelength")
                        .asDouble(json.path("center_wavelength").asDouble(Double.NaN));
    }

    /** How many bytes its values have in an item; four where that is not told. */
    int bytes(JsonNode assets) {
        for (var asset : assets.properties()) {
            List<String> names = names(asset.getValue());
            int index = names.indexOf(name);
            if (index < 0 && names.size() <= 1 && asset.getKey().equals(name)) {
                index = 0;
            }
            if (index >= 0) {
                return bytes(asset.getValue(), index);
            }
        }
        return UNKNOWN_BYTES;
    }

    private static int bytes(JsonNode asset, int index) {
        for (String field : List.of("bands", "raster:bands")) {
            JsonNode type = asset.path(field).path(index).path("data_type");
            if (type.isTextual()) {
                return width(type.asText());
            }
        }
        return width(asset.path("data_type").asText());
    }

    private static int width(String type) {
        return switch (type) {
            case "uint8", "int8" -> 1;
            case "uint16", "int16", "float16" -> 2;
            case "uint64", "int64", "float64" -> 8;
            default -> UNKNOWN_BYTES;
        };
    }

    private static List<String> names(JsonNode asset) {
        List<String> names = new ArrayList<>();
        for (String field : List.of("bands", "eo:bands")) {
            if (names.isEmpty()) {
                asset.path(field).forEach(band -> names.add(band.path("name").asText()));
            }
        }
        return names;
    }

    private static void add(JsonNode list, Map<String, BandFacts> bands) {
        for (JsonNode band : list) {
            String name = band.path("name").asText();
            if (!name.isEmpty()) {
                bands.merge(
                        name,
                        new BandFacts(name, band),
                        (old, more) -> old.commonName().isPresent() ? old : more);
            }
        }
    }

    private static void addAsset(String key, JsonNode asset, Map<String, BandFacts> bands) {
        if (!isRaster(asset)) {
            return;
        }
        int before = bands.size();
        add(asset.path("bands"), bands);
        add(asset.path("eo:bands"), bands);
        if (bands.size() == before) {
            bands.putIfAbsent(key, new BandFacts(key, null));
        }
    }

    private static boolean isRaster(JsonNode asset) {
        String type = asset.path("type").asText();
        String href = asset.path("href").asText();
        String roles = asset.path("roles").toString();
        boolean picture = roles.contains("thumbnail") || roles.contains("overview");
        return !picture && (type.startsWith("image/tiff") || (type.isEmpty() && href.matches("(?i).*\\.tiff?")));
    }

    /** As {@code eo:bands} of STAC 1.0 spell it. */
    ObjectNode summary(ObjectNode into) {
        into.put("name", name);
        commonName().ifPresent(common -> into.put("common_name", common));
        if (!Double.isNaN(wavelength())) {
            into.put("center_wavelength", wavelength());
        }
        return into;
    }
}
