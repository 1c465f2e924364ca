package dev.terrane.model.process;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A JSON Schema of a parameter or a return value: one schema, or a list of alternatives. Immutable by convention: the
 * builders return a new schema and never hand out a node that they go on changing.
 */
public record Schema(@JsonValue JsonNode json) {
    /** Takes a schema as it was written to the catalogue. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Schema {}

    /** Anything at all. */
    public static Schema any() {
        return new Schema(JsonNodeFactory.instance.objectNode());
    }

    /** A value of one JSON type: string, number, integer, boolean, array, object or null. */
    public static Schema type(String type) {
        return any().with("type", type);
    }

    /** A value of one of several JSON types. */
    public static Schema types(String... types) {
        var names = JsonNodeFactory.instance.arrayNode();
        for (String type : types) {
            names.add(type);
        }
        return any().with("type", names);
    }

    /** A number. */
    public static Schema number() {
        return type("number");
    }

    /** A number or no-data. */
    public static Schema numberOrNull() {
        return types("number", "null");
    }

    /** A whole number. */
    public static Schema integer() {
        return type("integer");
    }

    /** A text. */
    public static Schema string() {
        return type("string");
    }

    /** True or false. */
    public static Schema bool() {
        return type("boolean");
    }

    /** True, false or no-data. */
    public static Schema boolOrNull() {
        return types("boolean", "null");
    }

    /** The value null, often one of several alternatives. */
    public static Schema nothing() {
        return type("null");
    }

    /** An array whose elements fit the schema. */
    public static Schema arrayOf(Schema items) {
        return type("array").with("items", items.json);
    }

    /** Any of the alternatives. */
    public static Schema oneOf(Schema... alternatives) {
        var list = JsonNodeFactory.instance.arrayNode();
        for (Schema alternative : alternatives) {
            list.add(alternative.json);
        }
        return new Schema(list);
    }

    /** This schema with one more keyword. */
    public Schema with(String keyword, JsonNode value) {
        ObjectNode copy = json.deepCopy();
        copy.set(keyword, value);
        return new Schema(copy);
    }

    /** This schema with one more keyword. */
    public Schema with(String keyword, String value) {
        return with(keyword, JsonNodeFactory.instance.textNode(value));
    }

    /** This schema with one more keyword. */
    public Schema with(String keyword, boolean value) {
        return with(keyword, JsonNodeFactory.instance.booleanNode(value));
    }

    /** This schema with one more keyword; whole numbers are written as such. */
    public Schema with(String keyword, double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return with(
                keyword,
                whole ? JsonNodeFactory.instance.numberNode((int) value) : JsonNodeFactory.instance.numberNode(value));
    }

    /** This schema with an openEO subtype. */
    public Schema subtype(String subtype) {
        return with("subtype", subtype);
    }

    /** This schema limited to a closed range. */
    public Schema between(double minimum, double maximum) {
        return with("minimum", minimum).with("maximum", maximum);
    }

    /** This schema limited to some texts. */
    public Schema oneOfWords(String... words) {
        var list = JsonNodeFactory.instance.arrayNode();
        for (String word : words) {
            list.add(word);
        }
        return with("enum", list);
    }
}
