package dev.terrane.model.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What users write about a process beside its graph: texts, parameters, return value. Everything may be absent or null;
 * what is there must be what the standard says, because it is given back to other clients.
 */
public final class ProcessMetadata {
    private static final Pattern NAME = Pattern.compile("\\w+");

    private ProcessMetadata() {}

    /** Whether the standard allows this id for a process. */
    public static boolean isId(String id) {
        return NAME.matcher(id).matches();
    }

    /** Everything that is wrong with the metadata of a process object, in a few words each. */
    public static List<String> faults(JsonNode process) {
        List<String> faults = new ArrayList<>();
        for (String text : List.of("id", "summary", "description")) {
            expect(faults, process, text, JsonNode::isTextual, "a text");
        }
        for (String truth : List.of("deprecated", "experimental")) {
            expect(faults, process, truth, JsonNode::isBoolean, "true or false");
        }
        if (expect(faults, process, "parameters", JsonNode::isArray, "an array")) {
            parameters(process.get("parameters"), faults);
        }
        if (expect(faults, process, "returns", JsonNode::isObject, "an object")) {
            JsonNode returns = process.get("returns");
            if (!isSchema(returns.path("schema"))) {
                faults.add("returns has no schema");
            }
            expect(faults, returns, "description", JsonNode::isTextual, "a text");
        }
        others(process, faults);
        return faults;
    }

    private static void others(JsonNode process, List<String> faults) {
        if (expect(faults, process, "categories", JsonNode::isArray, "an array")) {
            all(faults, process.get("categories"), "a category must be a text", JsonNode::isTextual);
        }
        if (expect(faults, process, "exceptions", JsonNode::isObject, "an object")) {
            all(
                    faults,
                    process.get("exceptions"),
                    "an exception needs a message",
                    failure -> failure.path("message").isTextual());
        }
        if (expect(faults, process, "examples", JsonNode::isArray, "an array")) {
            all(
                    faults,
                    process.get("examples"),
                    "an example needs arguments",
                    example -> example.path("arguments").isObject());
        }
        if (expect(faults, process, "links", JsonNode::isArray, "an array")) {
            all(
                    faults,
                    process.get("links"),
                    "a link needs href and rel",
                    link -> link.path("href").isTextual() && link.path("rel").isTextual());
        }
    }

    /**
     * The parameters of a process object without faults; empty where they are unknown, which is something else than none.
     * A default makes a parameter optional. Patterns of their schemas are left out: they are the user's, and one can be
     * written that is never done matching.
     */
    public static Optional<List<Parameter>> parameters(JsonNode process) {
        JsonNode declared = process.path("parameters");
        if (!declared.isArray()) {
            return Optional.empty();
        }
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode parameter : declared) {
            JsonNode fallback = parameter.get("default");
            parameters.add(new Parameter(
                    parameter.path("name").asText(),
                    parameter.path("description").asText(),
                    new Schema(withoutPatterns(parameter.path("schema").deepCopy())),
                    fallback,
                    fallback != null || parameter.path("optional").asBoolean(false)));
        }
        return Optional.of(parameters);
    }

    private static void parameters(JsonNode parameters, List<String> faults) {
        Set<String> names = new HashSet<>();
        for (JsonNode parameter : parameters) {
            String name = parameter.path("name").asText();
            if (!parameter.path("name").isTextual() || !isId(name)) {
                faults.add("a parameter needs a name of letters, digits and _");
                continue;
            }
            if (!names.add(name)) {
                faults.add("parameter '" + name + "' is declared twice");
            }
            if (!parameter.path("description").isTextual()) {
                faults.add("parameter '" + name + "' has no description");
            }
            if (!isSchema(parameter.path("schema"))) {
                faults.add("parameter '" + name + "' has no schema");
            }
            for (String truth : List.of("optional", "deprecated", "experimental")) {
                JsonNode value = parameter.path(truth);
                if (!value.isMissingNode() && !value.isBoolean()) {
                    faults.add(truth + " of parameter '" + name + "' must be true or false");
                }
            }
        }
    }

    /** One schema, or alternatives. */
    private static boolean isSchema(JsonNode schema) {
        if (!schema.isArray()) {
            return schema.isObject();
        }
        for (JsonNode alternative : schema) {
            if (!alternative.isObject()) {
                return false;
            }
        }
        return !schema.isEmpty();
    }

    private static JsonNode withoutPatterns(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            object.remove("pattern");
            object.forEach(ProcessMetadata::withoutPatterns);
        } else if (schema instanceof ArrayNode list) {
            list.forEach(ProcessMetadata::withoutPatterns);
        }
        return schema;
    }

    private interface Check {
        boolean holds(JsonNode value);
    }

    /** Whether the member is there and right; what is there and wrong is a fault. */
    private static boolean expect(List<String> faults, JsonNode object, String member, Check check, String words) {
        if (!object.hasNonNull(member)) {
            return false;
        }
        if (!check.holds(object.get(member))) {
            faults.add(member + " must be " + words);
            return false;
        }
        return true;
    }

    private static void all(List<String> faults, JsonNode values, String words, Check check) {
        for (JsonNode value : values) {
            if (!check.holds(value)) {
                faults.add(words);
                return;
            }
        }
    }
}
