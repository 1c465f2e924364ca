package dev.terrane.model.process;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a process, or of a callback that a process takes.
 *
 * @param optional whether it may be left out; {@code defaultValue} then stands in
 * @param defaultValue what an absent argument means; Java null where the definition names no default, a JSON null where
 *     the default is null
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Parameter(
        String name,
        String description,
        Schema schema,

        @JsonProperty("default") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        JsonNode defaultValue,

        boolean optional) {
    /** A parameter that must be given. */
    public static Parameter required(String name, String description, Schema schema) {
        return new Parameter(name, description, schema, null, false);
    }

    /** A parameter that may be left out and has no stated default. */
    public static Parameter optional(String name, String description, Schema schema) {
        return new Parameter(name, description, schema, null, true);
    }

    /** A parameter that may be left out; the default is null. */
    public static Parameter nullByDefault(String name, String description, Schema schema) {
        return new Parameter(name, description, schema, JsonNodeFactory.instance.nullNode(), true);
    }

    /** A parameter that may be left out, with its default. */
    public static Parameter optional(String name, String description, Schema schema, JsonNode defaultValue) {
        return new Parameter(name, description, schema, defaultValue, true);
    }

    /** A parameter that may be left out, with its default. */
    public static Parameter optional(String name, String description, Schema schema, boolean defaultValue) {
        return optional(name, description, schema, JsonNodeFactory.instance.booleanNode(defaultValue));
    }

    /** A parameter that may be left out, with its default. */
    public static Parameter optional(String name, String description, Schema schema, String defaultValue) {
        return optional(name, description, schema, JsonNodeFactory.instance.textNode(defaultValue));
    }

    /** A parameter that may be left out, with its default. */
    public static Parameter optional(String name, String description, Schema schema, int defaultValue) {
        return optional(name, description, schema, JsonNodeFactory.instance.numberNode(defaultValue));
    }
}
