package dev.terrane.engine.source;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a STAC resource to load.
 *
 * @param extent limits the pixels, null loads all
 * @param start first instant, included; null is open
 * @param end last instant, excluded; null is open
 * @param bands names or common names in the order wanted; null loads all
 * @param condition which items to load; null loads all
 */
public record LoadRequest(
        URI location,
        @Nullable Extent extent,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable List<String> bands,
        @Nullable ItemCondition condition) {
    /** A request for items whatever their metadata says. */
    public LoadRequest(
            URI location,
            @Nullable Extent extent,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable List<String> bands) {
        this(location, extent, start, end, bands, null);
    }

    /** A box in some reference system: all four edges belong to it. */
    public record Extent(double west, double south, double east, double north, int epsg) {}
}
