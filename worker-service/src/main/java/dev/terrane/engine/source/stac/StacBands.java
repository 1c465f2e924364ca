package dev.terrane.engine.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.engine.cube.Band;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bands that STAC metadata speaks of: {@code bands} of STAC 1.1, {@code eo:bands} of 1.0, or the assets. */
final class StacBands {
    private StacBands() {}

    /**
     * Where a band lies.
     *
     * @param asset the key of the asset
     * @param index the raster band in the asset's file, from 0
     */
    record Place(String asset, int index) {}

    /** The bands of a collection in its order; those of its first item where it names none. */
    static List<Band> of(@Nullable JsonNode collection, JsonNode item) {
        Map<String, Band> bands = new LinkedHashMap<>();
        if (collection != null) {
            JsonNode summaries = collection.path("summaries");
            add(summaries.path("bands"), bands);
            add(summaries.path("eo:bands"), bands);
            add(collection.path("bands"), bands);
            for (JsonNode dimension : collection.path("cube:dimensions")) {
                if (dimension.path("type").asText().equals("bands") && bands.isEmpty()) {
                    dimension.path("values").forEach(name -> bands.put(name.asText(), Band.named(name.asText())));
                }
            }
        }
        if (bands.isEmpty()) {
            item.path("assets").properties().forEach(asset -> addAsset(asset.getKey(), asset.getValue(), bands));
        }
        return List.copyOf(bands.values());
    }

    /**
     * Where each band of an item lies: in the asset whose key it is, else in one that holds nothing else, else in the
     * first that holds it among others, as previews do.
     */
    static Map<String, Place> places(JsonNode item) {
        Map<String, Place> places = new LinkedHashMap<>();
        for (Rank rank : Rank.values()) {
            item.path("assets").properties().forEach(entry -> {
                if (isRaster(entry.getValue())) {
                    addPlaces(entry.getKey(), names(entry.getValue()), rank, places);
                }
            });
        }
        return places;
    }

    private enum Rank {
        BY_KEY,
        ALONE,
        AMONG_OTHERS
    }

    private static void addPlaces(String key, List<String> names, Rank rank, Map<String, Place> places) {
        for (int i = 0; i < names.size(); i++) {
            boolean fits = switch (rank) {
                case BY_KEY -> names.get(i).equals(key);
                case ALONE -> names.size() == 1;
                case AMONG_OTHERS -> true;
            };
            if (fits) {
                places.putIfAbsent(names.get(i), new Place(key, i));
            }
        }
        if (names.size() <= 1 && rank == Rank.ALONE) {
            places.putIfAbsent(key, new Place(key, 0));
        }
    }

    /** The no-data value that the metadata of a band declares, or null. */
    static @Nullable String nodata(JsonNode asset, int index) {
        for (String field : List.of("bands", "raster:bands")) {
            JsonNode nodata = asset.path(field).path(index).path("nodata");
            if (nodata.isValueNode() && !nodata.isNull()) {
                return nodata.asText();
            }
        }
        JsonNode common = asset.path("nodata");
        return common.isValueNode() && !common.isNull() ? common.asText() : null;
    }

    /** The type of the values that the metadata of a band declares, or null. */
    static @Nullable String dataType(JsonNode asset, int index) {
        for (String field : List.of("bands", "raster:bands")) {
            JsonNode type = asset.path(field).path(index).path("data_type");
            if (type.isTextual()) {
                return type.asText();
            }
        }
        return asset.path("data_type").isTextual() ? asset.get("data_type").asText() : null;
    }

    private static void addAsset(String key, JsonNode asset, Map<String, Band> bands) {
        if (!isRaster(asset)) {
            return;
        }
        int before = bands.size();
        add(asset.path("bands"), bands);
        add(asset.path("eo:bands"), bands);
        if (bands.size() == before) {
            bands.putIfAbsent(key, Band.named(key));
        }
    }

    /** Whether an asset holds pixels that can be read, and is no preview. */
    static boolean isRaster(JsonNode asset) {
        String type = asset.path("type").asText();
        String href = asset.path("href").asText();
        boolean thumbnail = asset.path("roles").toString().contains("thumbnail")
                || asset.path("roles").toString().contains("overview");
        return !thumbnail && (type.startsWith("image/tiff") || (type.isEmpty() && href.matches("(?i).*\\.tiff?")));
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

    private static void add(JsonNode list, Map<String, Band> bands) {
        for (JsonNode band : list) {
            String name = band.path("name").asText();
            if (!name.isEmpty()) {
                bands.merge(name, band(name, band), (old, more) -> old.commonName() == null ? more : old);
            }
        }
    }

    private static Band band(String name, JsonNode json) {
        String common =
                json.path("eo:common_name").asText(json.path("common_name").asText(""));
        double wavelength = json.path("eo:center_wavelength")
                .asDouble(json.path("center_wavelength").asDouble(Double.NaN));
        return new Band(name, common.isEmpty() ? null : common, wavelength);
    }
}
