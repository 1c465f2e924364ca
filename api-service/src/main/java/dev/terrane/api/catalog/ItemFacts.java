package dev.terrane.api.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue keeps of an item.
 *
 * @param box west, south, east, north; empty where the item does not say it
 * @param grid the finest grid among its files, where the metadata tells one
 */
record ItemFacts(Instant time, List<Double> box, @Nullable Grid grid, JsonNode properties, JsonNode assets) {
    private static final int BOX = 4;
    private static final int BOX_WITH_HEIGHTS = 6;

    /** A grid without rotation: its edges and the size of a pixel. */
    record Grid(int epsg, double minX, double minY, double maxX, double maxY, double stepX, double stepY) {}

    /** The facts of an item document; empty where it has no time. */
    static Optional<ItemFacts> of(JsonNode item) {
        JsonNode properties = item.path("properties");
        String text = properties.path("datetime").isTextual()
                ? properties.get("datetime").asText()
                : properties.path("start_datetime").asText();
        try {
            return Optional.of(new ItemFacts(
                    OffsetDateTime.parse(text).toInstant(),
                    box(item.path("bbox")),
                    finest(item),
                    properties,
                    item.path("assets")));
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }

    private static List<Double> box(JsonNode box) {
        if (box.size() == BOX_WITH_HEIGHTS) {
            return List.of(
                    box.get(0).asDouble(),
                    box.get(1).asDouble(),
                    box.get(3).asDouble(),
                    box.get(4).asDouble());
        }
        return box.size() == BOX
                ? List.of(
                        box.get(0).asDouble(),
                        box.get(1).asDouble(),
                        box.get(2).asDouble(),
                        box.get(3).asDouble())
                : List.of();
    }

    private static @Nullable Grid finest(JsonNode item) {
        JsonNode properties = item.path("properties");
        Stream<JsonNode> assets = item.path("assets").properties().stream().map(Map.Entry::getValue);
        return Stream.concat(Stream.of(properties), assets)
                .map(holder -> grid(holder, properties))
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(Grid::stepX))
                .orElse(null);
    }

    private static Optional<Grid> grid(JsonNode holder, JsonNode properties) {
        JsonNode shape = holder.has("proj:shape") ? holder.get("proj:shape") : properties.path("proj:shape");
        JsonNode transform =
                holder.has("proj:transform") ? holder.get("proj:transform") : properties.path("proj:transform");
        Optional<Integer> epsg = epsg(holder).or(() -> epsg(properties));
        boolean rotated = transform.path(1).asDouble() != 0 || transform.path(3).asDouble() != 0;
        if (shape.size() < 2 || transform.size() < BOX_WITH_HEIGHTS || rotated || epsg.isEmpty()) {
            return Optional.empty();
        }
        double left = transform.get(2).asDouble();
        double top = transform.get(5).asDouble();
        double stepX = transform.get(0).asDouble();
        double stepY = transform.get(4).asDouble();
        double right = left + stepX * shape.get(1).asDouble();
        double bottom = top + stepY * shape.get(0).asDouble();
        return Optional.of(new Grid(
                epsg.get(),
                Math.min(left, right),
                Math.min(top, bottom),
                Math.max(left, right),
                Math.max(top, bottom),
                Math.abs(stepX),
                Math.abs(stepY)));
    }

    private static Optional<Integer> epsg(JsonNode holder) {
        String code = holder.path("proj:code").asText(holder.path("proj:epsg").asText(""));
        String digits = code.replaceFirst("(?i)^EPSG:", "");
        return digits.matches("\\d{4,6}") ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }
}
