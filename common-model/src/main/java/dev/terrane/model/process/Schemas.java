package dev.terrane.model.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/** The schemas that many openEO processes share. */
public final class Schemas {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CRS = """
            {"anyOf": [
              {"type": "integer", "subtype": "epsg-code", "minimum": 1000, "examples": [3857]},
              {"type": "string", "subtype": "wkt2-definition"}
            ], "default": 4326}""";

    private static final String INSTANT = """
            {"anyOf": [
              {"type": "string", "format": "date-time", "subtype": "date-time"},
              {"type": "string", "format": "date", "subtype": "date"},
              {"type": "null"}
            ]}""";

    private Schemas() {}

    /** A cube with any dimensions. */
    public static Schema cube() {
        return Schema.type("object").subtype("datacube");
    }

    /** A cube that has these dimensions, each made by one of the methods below. */
    public static Schema cube(Schema... dimensions) {
        var list = JsonNodeFactory.instance.arrayNode();
        for (Schema dimension : dimensions) {
            list.add(dimension.json());
        }
        return cube().with("dimensions", list);
    }

    /** A cube with horizontal axes. */
    public static Schema rasterCube() {
        return cube(horizontal());
    }

    /** The x and y axes, as a dimension of {@link #cube(Schema...)}. */
    public static Schema horizontal() {
        return parse("{\"type\": \"spatial\", \"axis\": [\"x\", \"y\"]}");
    }

    /** A dimension of a kind, as a dimension of {@link #cube(Schema...)}. */
    public static Schema dimension(String type) {
        return Schema.type(type);
    }

    /** A box with edges in degrees or in another reference system. */
    public static Schema boundingBox() {
        return parse("""
                {"type": "object", "subtype": "bounding-box", "required": ["west", "south", "east", "north"],
                 "properties": {
                   "west": {"type": "number"}, "south": {"type": "number"},
                   "east": {"type": "number"}, "north": {"type": "number"},
                   "base": {"type": ["number", "null"], "default": null},
                   "height": {"type": ["number", "null"], "default": null},
                   "crs": %s}}""".formatted(CRS));
    }

    /** A left-closed interval of two instants; one of them may be null. */
    public static Schema temporalInterval() {
        return Schema.type("array")
                .subtype("temporal-interval")
                .with("minItems", 2)
                .with("maxItems", 2)
                .with("items", parse(INSTANT).json())
                .with("examples", parse("""
                                        [["2015-01-01T00:00:00Z", "2016-01-01T00:00:00Z"],
                                         ["2015-01-01", "2016-01-01"]]""").json());
    }

    /** A child graph that gets these parameters. */
    public static Schema callback(Schema returns, Parameter... parameters) {
        List<Parameter> all = new ArrayList<>(List.of(parameters));
        var list = JSON.valueToTree(all);
        return Schema.type("object")
                .subtype("process-graph")
                .with("parameters", list)
                .with("returns", JsonNodeFactory.instance.objectNode().set("schema", returns.json()));
    }

    /** An array that may have labels, as reducers get it. */
    public static Schema labeledArray() {
        return Schema.arrayOf(Schema.any()).subtype("labeled-array");
    }

    /** The parameter {@code context} that cube processes take and hand on to their callbacks. */
    public static Parameter context() {
        return Parameter.nullByDefault("context", "Handed on to the callback as it is.", Schema.any());
    }

    /** A schema from its JSON. */
    public static Schema parse(String json) {
        try {
            return new Schema(JSON.readTree(json));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(json, malformed);
        }
    }
}
