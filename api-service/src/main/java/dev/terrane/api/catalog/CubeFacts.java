package dev.terrane.api.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.model.graph.CollectionOutline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A collection as a cube: what its document says of its dimensions and, where that leaves gaps, what its items say.
 *
 * @param grid the grid of all items together; null where they have none in common
 * @param box west, south, east, north; empty where nobody says it
 * @param times the dates of the cube, each overpass once
 * @param complete whether the dates are all dates
 */
record CubeFacts(
        Names names,
        ItemFacts.@Nullable Grid grid,
        List<Double> box,
        List<Instant> times,
        boolean complete,
        List<BandFacts> bands,
        List<Integer> bandBytes) {
    /** Tiles of one overpass follow each other within that time; the engine joins them by the same rule. */
    private static final Duration OVERPASS = Duration.ofMinutes(1);

    /** What the dimensions are called. */
    record Names(String x, String y, String t, String bands) {
        static Names of(JsonNode collection) {
            Map<String, String> names = new HashMap<>();
            collection.path("cube:dimensions").properties().forEach(entry -> {
                String type = entry.getValue().path("type").asText();
                String axis = entry.getValue().path("axis").asText();
                names.putIfAbsent(type.equals("spatial") ? axis : type, entry.getKey());
            });
            return new Names(
                    names.getOrDefault("x", "x"),
                    names.getOrDefault("y", "y"),
                    names.getOrDefault("temporal", "t"),
                    names.getOrDefault("bands", "bands"));
        }
    }

    static CubeFacts of(JsonNode collection, ItemSurvey.Found found) {
        List<BandFacts> bands = BandFacts.of(collection, found.items());
        List<Integer> bytes = new ArrayList<>();
        for (BandFacts band : bands) {
            bytes.add(
                    found.items().isEmpty()
                            ? 4
                            : band.bytes(found.items().get(0).assets()));
        }
        Names names = Names.of(collection);
        ItemFacts.Grid grid = union(found.items());
        return new CubeFacts(
                names,
                grid == null ? told(collection.path("cube:dimensions"), names) : grid,
                box(collection, found.items()),
                overpasses(found.items()),
                found.complete() && !found.items().isEmpty(),
                bands,
                bytes);
    }

    /** What estimates need to know; empty where grid or dates are not known. */
    Optional<CollectionOutline> outline() {
        ItemFacts.Grid lattice = grid;
        if (lattice == null || box.isEmpty() || !complete) {
            return Optional.empty();
        }
        List<CollectionOutline.Band> list = new ArrayList<>();
        for (int i = 0; i < bands.size(); i++) {
            BandFacts band = bands.get(i);
            list.add(new CollectionOutline.Band(
                    band.name(), band.commonName().orElse(null), band.wavelength(), bandBytes.get(i)));
        }
        return Optional.of(new CollectionOutline(
                lattice.epsg(),
                box,
                new CollectionOutline.Axis(names.x(), lattice.minX(), lattice.maxX(), lattice.stepX()),
                new CollectionOutline.Axis(names.y(), lattice.minY(), lattice.maxY(), lattice.stepY()),
                names.t(),
                times,
                new CollectionOutline.Bands(names.bands(), list)));
    }

    private static ItemFacts.@Nullable Grid union(List<ItemFacts> items) {
        ItemFacts.Grid union = null;
        for (ItemFacts item : items) {
            ItemFacts.Grid next = item.grid();
            if (next == null || (union != null && !alike(union, next))) {
                return null;
            }
            union = union == null ? next : joined(union, next);
        }
        return union;
    }

    /** The grid that the collection itself tells. */
    private static ItemFacts.@Nullable Grid told(JsonNode dimensions, Names names) {
        JsonNode x = dimensions.path(names.x());
        JsonNode y = dimensions.path(names.y());
        boolean whole = x.path("extent").path(1).isNumber()
                && y.path("extent").path(1).isNumber()
                && x.path("step").asDouble() > 0
                && y.path("step").asDouble() > 0;
        return whole
                ? new ItemFacts.Grid(
                        x.path("reference_system").asInt(4326),
                        x.get("extent").get(0).asDouble(),
                        y.get("extent").get(0).asDouble(),
                        x.get("extent").get(1).asDouble(),
                        y.get("extent").get(1).asDouble(),
                        x.get("step").asDouble(),
                        y.get("step").asDouble())
                : null;
    }

    private static boolean alike(ItemFacts.Grid one, ItemFacts.Grid other) {
        return one.epsg() == other.epsg()
                && Math.abs(one.stepX() - other.stepX()) < one.stepX() * 1e-6
                && Math.abs(one.stepY() - other.stepY()) < one.stepY() * 1e-6;
    }

    private static ItemFacts.Grid joined(ItemFacts.Grid one, ItemFacts.Grid other) {
        return new ItemFacts.Grid(
                one.epsg(),
                Math.min(one.minX(), other.minX()),
                Math.min(one.minY(), other.minY()),
                Math.max(one.maxX(), other.maxX()),
                Math.max(one.maxY(), other.maxY()),
                one.stepX(),
                one.stepY());
    }

    private static List<Double> box(JsonNode collection, List<ItemFacts> items) {
        JsonNode told = collection.path("extent").path("spatial").path("bbox").path(0);
        if (told.size() == 4 || told.size() == 6) {
            int half = told.size() / 2;
            return List.of(
                    told.get(0).asDouble(),
                    told.get(1).asDouble(),
                    told.get(half).asDouble(),
                    told.get(half + 1).asDouble());
        }
        double[] around = {180, 90, -180, -90};
        boolean any = false;
        for (ItemFacts item : items) {
            List<Double> box = item.box();
            if (!box.isEmpty()) {
                any = true;
                around[0] = Math.min(around[0], box.get(0));
                around[1] = Math.min(around[1], box.get(1));
                around[2] = Math.max(around[2], box.get(2));
                around[3] = Math.max(around[3], box.get(3));
            }
        }
        return any ? List.of(around[0], around[1], around[2], around[3]) : List.of();
    }

    /** The first time of each overpass; the items come in order of time. */
    private static List<Instant> overpasses(List<ItemFacts> items) {
        List<Instant> times = new ArrayList<>();
        Set<List<Double>> places = new HashSet<>();
        @Nullable ItemFacts last = null;
        for (ItemFacts item : items) {
            if (last == null || !continues(last, places, item)) {
                times.add(item.time());
                places.clear();
            }
            places.add(item.box());
            last = item;
        }
        return List.copyOf(times);
    }

    private static boolean continues(ItemFacts last, Set<List<Double>> places, ItemFacts item) {
        if (item.time().equals(last.time())) {
            return true;
        }
        return Duration.between(last.time(), item.time()).compareTo(OVERPASS) <= 0
                && last.properties().path("platform").equals(item.properties().path("platform"))
                && !item.box().isEmpty()
                && !places.contains(item.box());
    }
}
