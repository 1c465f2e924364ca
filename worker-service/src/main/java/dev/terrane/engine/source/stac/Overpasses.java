package dev.terrane.engine.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins items that one overpass cut into tiles: each tile has the time of its own middle, a few seconds after the one
 * before, but users think of one date. Items join while they follow each other within a minute, come from one platform
 * and lie at different places; items of the same instant always join.
 */
final class Overpasses {
    private static final Duration GAP = Duration.ofMinutes(1);

    private Overpasses() {}

    /** The items of each overpass; the time of the first is the time of all. The items come in order of time. */
    static List<List<StacItem>> of(List<StacItem> items) {
        List<List<StacItem>> overpasses = new ArrayList<>();
        for (StacItem item : items) {
            if (overpasses.isEmpty() || !continues(overpasses.get(overpasses.size() - 1), item)) {
                overpasses.add(new ArrayList<>());
            }
            overpasses.get(overpasses.size() - 1).add(item);
        }
        return overpasses;
    }

    private static boolean continues(List<StacItem> overpass, StacItem item) {
        StacItem last = overpass.get(overpass.size() - 1);
        if (item.time().equals(last.time())) {
            return true;
        }
        return Duration.between(last.time(), item.time()).compareTo(GAP) <= 0
                && property(last, "platform").equals(property(item, "platform"))
                && overpass.stream().noneMatch(other -> place(other).equals(place(item)));
    }

    /** Where an item lies; items that do not say it are never joined. */
    private static Object place(StacItem item) {
        JsonNode box = item.document().json().path("bbox");
        return box.isArray() ? box : "unknown";
    }

    private static JsonNode property(StacItem item, String name) {
        return item.document().json().path("properties").path(name);
    }
}
