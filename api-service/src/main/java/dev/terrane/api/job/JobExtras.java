package dev.terrane.api.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Properties of a job that the standard does not know, as they are stored. */
final class JobExtras {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JobExtras() {}

    /** The stored properties with those of an update: what it sets to null goes. */
    static @Nullable String merged(@Nullable String stored, ObjectNode update, ObjectNode extras) {
        ObjectNode merged = read(stored);
        update.properties().forEach(property -> {
            if (property.getValue().isNull()) {
                merged.remove(property.getKey());
            }
        });
        merged.setAll(extras);
        return merged.isEmpty() ? null : merged.toString();
    }

    private static ObjectNode read(@Nullable String stored) {
        try {
            JsonNode json = stored == null ? JSON.createObjectNode() : JSON.readTree(stored);
            return json.deepCopy();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
