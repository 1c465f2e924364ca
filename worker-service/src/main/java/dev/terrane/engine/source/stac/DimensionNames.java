package dev.terrane.engine.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a collection calls its dimensions; x, y, t and bands where it says nothing. */
record DimensionNames(String x, String y, String t, String bands) {
    static DimensionNames of(@Nullable JsonNode collection) {
        Map<String, String> names = new HashMap<>();
        if (collection != null) {
            collection.path("cube:dimensions").properties().forEach(entry -> {
                String type = entry.getValue().path("type").asText();
                String axis = entry.getValue().path("axis").asText();
                names.putIfAbsent(type.equals("spatial") ? axis : type, entry.getKey());
            });
        }
        return new DimensionNames(
                names.getOrDefault("x", "x"),
                names.getOrDefault("y", "y"),
                names.getOrDefault("temporal", "t"),
                names.getOrDefault("bands", "bands"));
    }
}
