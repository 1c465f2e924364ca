package dev.terrane.engine.source;

import com.fasterxml.jackson.databind.JsonNode;

/** Decides by the metadata whether an item is loaded. For several threads. */
@FunctionalInterface
public interface ItemCondition {
    /** Whether an item with these {@code properties} is wanted. */
    boolean holds(JsonNode properties);
}
