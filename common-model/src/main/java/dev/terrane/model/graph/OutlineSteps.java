package dev.terrane.model.graph;

import static dev.terrane.model.graph.VolumeEstimator.complexity;
import static dev.terrane.model.graph.VolumeEstimator.literal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.terrane.model.process.ProcessCatalogue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What each process does to the size of a cube. */
final class OutlineSteps {
    private static final int DATE_LENGTH = 10;
    private static final int FLOAT = 4;
    private static final int DOUBLE = 8;

    /** Widths up to this are computed as floats of four bytes. */
    private static final int NARROW = 4;

    private final ProcessCatalogue catalogue;

    OutlineSteps(ProcessCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    CubeOutline apply(Node node, CubeOutline cube, @Nullable CubeOutline second) {
        return switch (node.processId()) {
            case "filter_bbox", "filter_spatial" -> inside(cube, extent(node));
            case "filter_temporal" -> between(cube, literal(node, "extent"));
            case "filter_bands" -> bands(cube, literal(node, "bands"), literal(node, "wavelengths"));
            case "apply", "apply_dimension" -> computed(cube, node, "process");
            case "apply_kernel" -> cube.withBytes(floating(cube));
            case "mask" -> second == null ? cube : cube.reading(second);
            case "mask_polygon", "rename_labels" -> cube;
            case "rename_dimension" ->
                cube.renamed(
                        text(node, "source").orElse(""), text(node, "target").orElse(""));
            case "add_dimension" -> cube.with(text(node, "name").orElse(""), new CubeOutline.Labels(1));
            case "drop_dimension" -> cube.without(text(node, "name").orElse(""));
            case "reduce_dimension" -> computed(dropped(cube, node), node, "reducer");
            case "aggregate_temporal_period" -> computed(periods(cube, node), node, "reducer");
            case "aggregate_temporal" -> computed(intervals(cube, node), node, "reducer");
            case "ndvi" -> ndvi(cube, node);
            case "merge_cubes" -> merged(cube, second, node);
            default -> throw complexity();
        };
    }

    /** Whether a node has nothing to do with cubes: no argument of it comes from another node. */
    static boolean isPlain(Node node) {
        return node.arguments().values().stream().noneMatch(Argument.FromNode.class::isInstance);
    }

    /** A text that the graph spells out. */
    static Optional<String> text(Node node, String parameter) {
        return Optional.ofNullable(literal(node, parameter)).map(JsonNode::asText);
    }

    /** The part of a cube in a box; all of it where there is none. */
    static CubeOutline inside(CubeOutline cube, @Nullable JsonNode extent) {
        if (extent == null) {
            return cube;
        }
        Box box = Box.of(extent).orElseThrow(VolumeEstimator::complexity);
        CubeOutline part = cube;
        boolean first = true;
        // the order of a cube is y, x
        for (String name : cube.names(CubeOutline.Space.class)) {
            CubeOutline.Space axis = cube.axis(name, CubeOutline.Space.class).orElseThrow(VolumeEstimator::complexity);
            part = part.cropped(name, first ? box.acrossSouthNorth(axis) : box.acrossWestEast(axis));
            first = false;
        }
        return part;
    }

    /** The dates of a cube within an interval; all of them where there is none. */
    static CubeOutline between(CubeOutline cube, @Nullable JsonNode interval) {
        if (interval == null) {
            return cube;
        }
        Instant start = instant(interval.path(0)).orElse(Instant.MIN);
        Instant end = instant(interval.path(1)).orElse(Instant.MAX);
        return cube.crop(
                CubeOutline.Time.class,
                time -> new CubeOutline.Time(time.labels().stream()
                        .filter(label -> !label.isBefore(start) && label.isBefore(end))
                        .toList()));
    }

    /** The bands of a cube that are asked for by name, common name or wavelength. */
    static CubeOutline bands(CubeOutline cube, @Nullable JsonNode names, @Nullable JsonNode wavelengths) {
        return cube.crop(CubeOutline.Bands.class, bands -> {
            Set<CollectionOutline.Band> kept = new LinkedHashSet<>();
            if (names != null) {
                names.forEach(name -> kept.addAll(named(bands, name.asText())));
            }
            if (wavelengths != null) {
                wavelengths.forEach(range -> bands.list().stream()
                        .filter(band -> band.wavelength() >= range.path(0).asDouble()
                                && band.wavelength() <= range.path(1).asDouble())
                        .forEach(kept::add));
            }
            return new CubeOutline.Bands(List.copyOf(kept));
        });
    }

    private static List<CollectionOutline.Band> named(CubeOutline.Bands bands, String name) {
        List<CollectionOutline.Band> own =
                bands.list().stream().filter(band -> band.name().equals(name)).toList();
        return own.isEmpty()
                ? bands.list().stream()
                        .filter(band -> name.equals(band.commonName()))
                        .toList()
                : own;
    }

    private static @Nullable JsonNode extent(Node node) {
        JsonNode box = literal(node, "extent");
        return box == null ? literal(node, "geometries") : box;
    }

    private static CubeOutline dropped(CubeOutline cube, Node node) {
        String name = text(node, "dimension").orElse("");
        if (!cube.axes().containsKey(name)) {
            throw complexity();
        }
        return cube.without(name);
    }

    private static CubeOutline periods(CubeOutline cube, Node node) {
        Period period = text(node, "period").flatMap(Period::named).orElseThrow(VolumeEstimator::complexity);
        String name = cube.named(CubeOutline.Time.class).orElseThrow(VolumeEstimator::complexity);
        List<Instant> dates = cube.axis(name, CubeOutline.Time.class)
                .map(CubeOutline.Time::labels)
                .orElse(List.of());
        if (dates.isEmpty()) {
            return cube;
        }
        long count = period.number(dates.get(dates.size() - 1)) - period.number(dates.get(0)) + 1;
        return cube.with(name, new CubeOutline.Labels(count));
    }

    private static CubeOutline intervals(CubeOutline cube, Node node) {
        JsonNode intervals = literal(node, "intervals");
        String name = cube.named(CubeOutline.Time.class).orElseThrow(VolumeEstimator::complexity);
        return cube.with(name, new CubeOutline.Labels(intervals == null ? 0 : intervals.size()));
    }

    private static CubeOutline ndvi(CubeOutline cube, Node node) {
        String name = cube.named(CubeOutline.Bands.class).orElseThrow(VolumeEstimator::complexity);
        CubeOutline computed = cube.withBytes(floating(cube));
        if (literal(node, "target_band") == null) {
            JsonNode pair = JsonNodeFactory.instance
                    .arrayNode()
                    .add(text(node, "nir").orElse("nir"))
                    .add(text(node, "red").orElse("red"));
            return bands(computed, pair, null).without(name);
        }
        List<CollectionOutline.Band> more = new ArrayList<>();
        cube.axis(name, CubeOutline.Bands.class).ifPresent(bands -> more.addAll(bands.list()));
        more.add(new CollectionOutline.Band(text(node, "target_band").orElse(""), null, Double.NaN, FLOAT));
        return computed.with(name, new CubeOutline.Bands(more));
    }

    private CubeOutline merged(CubeOutline cube, @Nullable CubeOutline second, Node node) {
        if (second == null) {
            throw complexity();
        }
        CubeOutline both =
                cube.withBytes(Math.max(cube.bytes(), second.bytes())).reading(second);
        for (var axis : second.axes().entrySet()) {
            CubeOutline.Axis own = cube.axes().get(axis.getKey());
            both = both.with(axis.getKey(), own == null ? axis.getValue() : union(own, axis.getValue()));
        }
        return node.arguments().get("overlap_resolver") instanceof Argument.Callback
                ? both.withBytes(floating(both))
                : both;
    }

    private static CubeOutline.Axis union(CubeOutline.Axis own, CubeOutline.Axis other) {
        if (own instanceof CubeOutline.Bands left && other instanceof CubeOutline.Bands right) {
            Set<CollectionOutline.Band> all = new LinkedHashSet<>(left.list());
            all.addAll(right.list());
            return new CubeOutline.Bands(List.copyOf(all));
        }
        if (own instanceof CubeOutline.Time left && other instanceof CubeOutline.Time right) {
            Set<Instant> all = new TreeSet<>(left.labels());
            all.addAll(right.labels());
            return new CubeOutline.Time(List.copyOf(all));
        }
        return own.size() >= other.size() ? own : other;
    }

    /** Truth values become bytes; numbers become floats that are wide enough for what they were computed from. */
    private CubeOutline computed(CubeOutline cube, Node node, String callback) {
        boolean truth = node.arguments().get(callback) instanceof Argument.Callback called
                && catalogue
                        .find(called.graph().result().processId())
                        .map(process ->
                                process.returns().schema().json().path("type").toString())
                        .filter(type -> type.contains("boolean") && !type.contains("number"))
                        .isPresent();
        return cube.withBytes(truth ? 1 : floating(cube));
    }

    private static int floating(CubeOutline cube) {
        return cube.bytes() <= NARROW ? FLOAT : DOUBLE;
    }

    private static Optional<Instant> instant(JsonNode text) {
        if (!text.isTextual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.asText().length() == DATE_LENGTH
                            ? LocalDate.parse(text.asText()).atStartOfDay().toInstant(ZoneOffset.UTC)
                            : OffsetDateTime.parse(text.asText()).toInstant());
        } catch (DateTimeParseException malformed) {
            throw complexity();
        }
    }
}
