package dev.terrane.model.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a finished claim left behind; the object that makes a result exist.
 *
 * @param bbox west, south, east, north in degrees; null where nothing has a place
 * @param start the first instant covered, RFC 3339; null where nothing has a time
 * @param end the last instant covered, RFC 3339; null where nothing has a time
 * @param epsg EPSG code of the result's coordinates
 */
public record ResultManifest(
        List<Asset> assets,
        @Nullable List<Double> bbox,
        @Nullable String start,
        @Nullable String end,
        @Nullable Integer epsg) {}
