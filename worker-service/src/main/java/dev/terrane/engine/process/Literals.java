package dev.terrane.engine.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns JSON into values and back. */
public final class Literals {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Literals() {}

    /** The value of a JSON literal; objects stay JSON. */
    public static Value toValue(JsonNode json) {
        if (json.isNull() || json.isMissingNode()) {
            return Value.NODATA;
        }
        if (json.isNumber()) {
            return new Value.Scalar(json.asDouble());
        }
        if (json.isBoolean()) {
            return new Value.Scalar(json.asBoolean());
        }
        if (json.isTextual()) {
            return new Value.Scalar(json.asText());
        }
        if (json.isArray()) {
            List<Value> elements = new ArrayList<>();
            json.forEach(element -> elements.add(toValue(element)));
            return new Value.Array(elements, null);
        }
        return new Value.Json(json);
    }

    /** The JSON of a value without pixels; empty for cubes, pixels and callbacks. */
    public static Optional<JsonNode> toJson(Value value) {
        if (value instanceof Value.Json json) {
            return Optional.of(json.json());
        }
        if (value instanceof Value.Array array) {
            var list = JSON.arrayNode();
            for (Value element : array.elements()) {
                Optional<JsonNode> json = toJson(element);
                if (json.isEmpty()) {
                    return json;
                }
                list.add(json.get());
            }
            return Optional.of(list);
        }
        return value instanceof Value.Scalar scalar ? Optional.of(toJson(scalar)) : Optional.empty();
    }

    private static JsonNode toJson(Value.Scalar scalar) {
        Object value = scalar.value();
        if (value instanceof Boolean bool) {
            return JSON.booleanNode(bool);
        }
        if (value instanceof String text) {
            return JSON.textNode(text);
        }
        if (value instanceof Double number) {
            boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
            return whole ? JSON.numberNode(number.longValue()) : JSON.numberNode(number);
        }
        return JSON.nullNode();
    }
}
