package dev.terrane.engine.sink.netcdf;

import dev.terrane.engine.crs.Crs;
import dev.terrane.engine.crs.GridMapping;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.DimensionType;
import dev.terrane.engine.cube.Label;
import dev.terrane.engine.cube.Labels;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The coordinate variable of one dimension: numbers, CF time, or texts as rows of characters. */
record Coordinates(ClassicHeader.Variable variable, byte[] values, Map<String, Integer> extraDimensions) {
    /** The coordinates of a dimension of a cube. */
    static Coordinates of(Dimension dimension, CubeSpec spec) {
        if (dimension instanceof Dimension.Axis axis) {
            double[] centers = new double[axis.size()];
            for (int i = 0; i < centers.length; i++) {
                centers[i] = axis.center(i);
            }
            return numbers(axis.name(), centers, axisAttributes(axis, spec));
        }
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < dimension.size(); i++) {
            labels.add(dimension.label(i));
        }
        if (dimension.type() == DimensionType.TEMPORAL) {
            List<Optional<Instant>> instants =
                    labels.stream().map(label -> Labels.instant(label.text())).toList();
            if (instants.stream().allMatch(Optional::isPresent)) {
                return time(dimension.name(), instants);
            }
        } else if (labels.stream().allMatch(Label.Numeric.class::isInstance)) {
            double[] numbers = labels.stream()
                    .mapToDouble(label -> ((Label.Numeric) label).number())
                    .toArray();
            return numbers(dimension.name(), numbers, Map.of());
        }
        return texts(dimension.name(), labels.stream().map(Label::text).toList());
    }

    private static Coordinates time(String name, List<Optional<Instant>> instants) {
        double[] seconds = instants.stream()
                .mapToDouble(instant -> instant.orElseThrow().toEpochMilli() / 1000.0)
                .toArray();
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("standard_name", "time");
        attributes.put("axis", "T");
        attributes.put("units", "seconds since 1970-01-01 00:00:00");
        attributes.put("calendar", "standard");
        return numbers(name, seconds, attributes);
    }

    private static Map<String, Object> axisAttributes(Dimension.Axis axis, CubeSpec spec) {
        boolean x = axis.direction() == Dimension.Direction.X;
        boolean degrees = spec.epsg() != 0 && Crs.isGeographic(spec.epsg());
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("axis", x ? "X" : "Y");
        if (degrees) {
            attributes.put("standard_name", x ? "longitude" : "latitude");
            attributes.put("units", x ? "degrees_east" : "degrees_north");
        } else {
            attributes.put("standard_name", x ? "projection_x_coordinate" : "projection_y_coordinate");
            attributes.put("units", spec.epsg() == 0 ? "m" : GridMapping.unit(spec.epsg()));
        }
        return attributes;
    }

    private static Coordinates numbers(String name, double[] numbers, Map<String, Object> attributes) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Double.BYTES);
        bytes.asDoubleBuffer().put(numbers);
        return new Coordinates(
                new ClassicHeader.Variable(name, CdfType.DOUBLE, List.of(name), attributes), bytes.array(), Map.of());
    }

    private static Coordinates texts(String name, List<String> texts) {
        int length = 1;
        for (String text : texts) {
            length = Math.max(length, text.getBytes(StandardCharsets.UTF_8).length);
        }
        ByteBuffer bytes = ByteBuffer.allocate(texts.size() * length);
        for (int i = 0; i < texts.size(); i++) {
            bytes.position(i * length);
            bytes.put(texts.get(i).getBytes(StandardCharsets.UTF_8));
        }
        String characters = name + "_length";
        return new Coordinates(
                new ClassicHeader.Variable(name, CdfType.CHAR, List.of(name, characters), Map.of("_Encoding", "utf-8")),
                bytes.array(),
                Map.of(characters, length));
    }
}
