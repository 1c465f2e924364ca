package dev.terrane.engine.exec;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.terrane.engine.cube.Band;
import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.DimensionType;
import dev.terrane.engine.cube.Label;
import dev.terrane.engine.plan.Scan;
import dev.terrane.engine.process.Literals;
import dev.terrane.engine.process.Value;
import dev.terrane.model.graph.GraphParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads the official test vectors into values of the engine. Their format is told in the vectors' own README. */
final class Vectors {
    private static final JsonMapper JSON5 = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
                    JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS,
                    JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS,
                    JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    /** The parameters that callbacks pass pixels to. */
    private static final Set<String> VARYING = Set.of("x", "y", "value", "accept", "reject", "data");

    /** Those of them whose values may become a pixel of the result. */
    private static final Set<String> BRANCHES = Set.of("accept", "reject", "data");

    private final Path folder;

    /** Vectors whose references are relative to a folder. */
    Vectors(Path folder) {
        this.folder = folder;
    }

    static JsonNode read(Path file) throws IOException {
        return JSON5.readTree(file.toFile());
    }

    /** The same JSON with its references replaced by what they point to. */
    JsonNode resolved(JsonNode json) throws IOException {
        if (json.path("$ref").isTextual()) {
            Path file = folder.resolve(json.get("$ref").asText());
            return file.toString().matches(".*json5?$")
                    ? read(file)
                    : JsonNodeFactory.instance.textNode(Files.readString(file));
        }
        if (json.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (JsonNode element : json) {
                array.add(resolved(element));
            }
            return array;
        }
        if (json.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : json.properties()) {
                object.set(member.getKey(), resolved(member.getValue()));
            }
            return object;
        }
        return json;
    }

    /** The value that stands for some JSON of a vector. */
    Value decode(JsonNode json) {
        if (json.isArray()) {
            List<Value> elements = new ArrayList<>();
            json.forEach(element -> elements.add(decode(element)));
            return new Value.Array(elements, null);
        }
        if (json.path("process_graph").isObject()) {
            return new Value.Callback(GraphParser.parse(json.get("process_graph")), Map.of());
        }
        return switch (json.path("type").asText()) {
            case "nodata" -> Value.NODATA;
            case "labeled-array" -> labeledArray(json.get("data"));
            case "datacube" -> new Value.Cube(new Scan(cube(json)));
            default -> Literals.toValue(json);
        };
    }

    /**
     * The same arguments with numbers, truth values and no-data as blocks of one pixel: all that may differ from pixel to
     * pixel, and each of them alone.
     */
    static List<Map<String, Value>> asPixels(Map<String, Value> arguments) {
        List<Map<String, Value>> variants = new ArrayList<>();
        if (!BRANCHES.stream().allMatch(name -> fitsPixels(name, arguments.getOrDefault(name, Value.NODATA)))) {
            return variants;
        }
        List<String> names = arguments.keySet().stream()
                .filter(VARYING::contains)
                .filter(name ->
                        !pixel(arguments.getOrDefault(name, Value.NODATA)).equals(arguments.get(name)))
                .sorted()
                .toList();
        if (names.size() > 1) {
            variants.add(withPixels(arguments, names));
        }
        names.forEach(name -> variants.add(withPixels(arguments, List.of(name))));
        return variants;
    }

    private static Map<String, Value> withPixels(Map<String, Value> arguments, List<String> names) {
        Map<String, Value> variant = new HashMap<>(arguments);
        names.forEach(name -> variant.put(name, pixel(arguments.getOrDefault(name, Value.NODATA))));
        return variant;
    }

    /** Texts and objects cannot stand in a pixel, nor can arrays but that of a reducer. */
    private static boolean fitsPixels(String name, Value value) {
        if (name.equals("data") && value instanceof Value.Array array) {
            return array.elements().stream().allMatch(element -> pixel(element) instanceof Value.Pixels);
        }
        return pixel(value) instanceof Value.Pixels;
    }

    private static Value pixel(Value value) {
        if (value instanceof Value.Array array) {
            return new Value.Array(array.elements().stream().map(Vectors::pixel).toList(), array.labels());
        }
        if (!(value instanceof Value.Scalar scalar) || scalar.value() instanceof String) {
            return value;
        }
        if (scalar.value() instanceof Boolean bool) {
            return Value.Pixels.truths(new double[] {bool ? 1 : 0}, null);
        }
        return scalar.value() instanceof Double number
                ? Value.Pixels.numbers(new double[] {number}, null)
                : Value.Pixels.numbers(new double[] {Double.NaN}, new boolean[] {false});
    }

    private Value labeledArray(JsonNode data) {
        List<Value> elements = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (JsonNode entry : data) {
            elements.add(decode(entry.get("value")));
            labels.add(label(entry.get("key")));
        }
        return new Value.Array(elements, labels);
    }

    private static Label label(JsonNode key) {
        return key.isNumber() ? Label.of(key.asDouble()) : Label.of(key.asText());
    }

    /** The cube of a vector; no-data is what equals its {@code nodata}. */
    static MemoryCube cube(JsonNode json) {
        List<Dimension> dimensions = new ArrayList<>();
        for (JsonNode name : json.get("order")) {
            dimensions.add(dimension(name.asText(), json.path("dimensions").path(name.asText())));
        }
        JsonNode nodata = json.path("nodata");
        double fill = nodata.isNumber() ? nodata.asDouble() : Double.NaN;
        int epsg = json.path("dimensions").toString().contains("25832") ? 25832 : 0;
        DataType type = nodata.isNumber() && !Double.isNaN(fill) ? DataType.INT32 : DataType.FLOAT64;
        CubeSpec spec = new CubeSpec(dimensions, epsg, type, OptionalDouble.of(fill));
        List<JsonNode> flat = new ArrayList<>();
        flatten(json.get("data"), dimensions.size(), flat);
        double[] values = new double[spec.region().count()];
        boolean[] valid = new boolean[values.length];
        for (int i = 0; i < flat.size(); i++) {
            double value = number(flat.get(i));
            valid[i] = !flat.get(i).isNull() && !(Double.isNaN(fill) ? Double.isNaN(value) : value == fill);
            values[i] = valid[i] ? value : Double.NaN;
        }
        return new MemoryCube(spec, values, valid);
    }

    /** All values of a chunk in the cube's own order. */
    static double[] values(Chunk chunk) {
        double[] values = chunk.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = chunk.isValid(i) ? values[i] : Double.NaN;
        }
        return values;
    }

    private static double number(JsonNode value) {
        return value.isBoolean() ? (value.asBoolean() ? 1 : 0) : value.asDouble(Double.NaN);
    }

    private static void flatten(JsonNode data, int depth, List<JsonNode> flat) {
        if (depth == 0) {
            flat.add(data.isArray() ? data.path(0) : data);
        } else {
            data.forEach(element -> flatten(element, depth - 1, flat));
        }
    }

    private static Dimension dimension(String name, JsonNode json) {
        JsonNode values = json.path("values");
        List<Label> labels = new ArrayList<>();
        values.forEach(value -> labels.add(label(value)));
        String type = json.path("type").asText();
        if (type.equals("spatial") && !json.path("axis").asText().equals("z")) {
            boolean x = json.path("axis").asText().equals("x");
            double first = values.path(0).asDouble();
            double step = values.size() > 1 ? values.path(1).asDouble() - first : x ? 10 : -10;
            return new Dimension.Axis(
                    name, x ? Dimension.Direction.X : Dimension.Direction.Y, first - step / 2, step, values.size());
        }
        if (type.equals("bands")) {
            List<Band> bands = new ArrayList<>();
            labels.forEach(label -> bands.add(Band.named(label.text())));
            return new Dimension.Bands(name, bands);
        }
        DimensionType kind = switch (type) {
            case "temporal" -> DimensionType.TEMPORAL;
            case "spatial" -> DimensionType.SPATIAL;
            case "geometry" -> DimensionType.GEOMETRY;
            default -> DimensionType.OTHER;
        };
        return new Dimension.Labeled(name, kind, labels);
    }
}
