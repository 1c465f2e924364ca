package dev.terrane.engine.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a node passes to its process, with the defaults of the definition filled in. An argument is evaluated when it is
 * first asked for, so a branch that is not taken costs nothing. Wrong types end in {@code ProcessParameterInvalid}.
 */
public final class Arguments {
    private final ProcessDefinition definition;
    private final Map<String, Supplier<Value>> given;
    private final Surroundings surroundings;

    /**
     * Arguments of one call.
     *
     * @param given only what the node spells out
     */
    public Arguments(ProcessDefinition definition, Map<String, Supplier<Value>> given, Surroundings surroundings) {
        this.definition = definition;
        this.given = given;
        this.surroundings = surroundings;
    }

    /** What the process may reach beside its arguments. */
    public Surroundings surroundings() {
        return surroundings;
    }

    /** The value of a parameter: as given, else its default, else no-data. */
    public Value get(String name) {
        Supplier<Value> supplier = given.get(name);
        if (supplier != null) {
            return supplier.get();
        }
        Parameter parameter = parameter(name);
        if (!parameter.optional()) {
            throw OpenEoError.PROCESS_PARAMETER_REQUIRED.exception(
                    Map.of("process", definition.id(), "parameter", name));
        }
        JsonNode fallback = parameter.defaultValue();
        return fallback == null ? Value.NODATA : Literals.toValue(fallback);
    }

    /** Whether the node spells the parameter out with something other than null. */
    public boolean has(String name) {
        return given.containsKey(name) && !isNull(get(name));
    }

    /** A cube. */
    public PlanNode cube(String name) {
        if (get(name) instanceof Value.Cube cube) {
            return cube.node();
        }
        throw invalid(name, "a data cube is needed");
    }

    /** A single number that does not vary from pixel to pixel. */
    public double number(String name) {
        if (get(name) instanceof Value.Scalar scalar && scalar.value() instanceof Double number) {
            return number;
        }
        throw invalid(name, "a number is needed");
    }

    /** A text. */
    public String text(String name) {
        if (get(name) instanceof Value.Scalar scalar && scalar.value() instanceof String text) {
            return text;
        }
        throw invalid(name, "a text is needed");
    }

    /** A text, or empty for null. */
    public Optional<String> optionalText(String name) {
        return isNull(get(name)) ? Optional.empty() : Optional.of(text(name));
    }

    /** A truth value that does not vary from pixel to pixel. */
    public boolean bool(String name) {
        if (get(name) instanceof Value.Scalar scalar && scalar.value() instanceof Boolean bool) {
            return bool;
        }
        throw invalid(name, "true or false is needed");
    }

    /** An array. */
    public Value.Array array(String name) {
        if (get(name) instanceof Value.Array array) {
            return array;
        }
        throw invalid(name, "an array is needed");
    }

    /** A callback. */
    public Value.Callback callback(String name) {
        if (get(name) instanceof Value.Callback callback) {
            return callback;
        }
        throw invalid(name, "a process graph is needed");
    }

    /** A callback, or empty for null. */
    public Optional<Value.Callback> optionalCallback(String name) {
        return isNull(get(name)) ? Optional.empty() : Optional.of(callback(name));
    }

    /** Callbacks by name, none for null. */
    public Map<String, Value.Callback> callbacks(String name) {
        Value value = get(name);
        if (value instanceof Value.Callbacks callbacks) {
            return callbacks.members();
        }
        if (isNull(value) || (value instanceof Value.Json json && json.json().isEmpty())) {
            return Map.of();
        }
        throw invalid(name, "every member of the object must be a process graph");
    }

    /** A value without pixels as JSON; null becomes a JSON null. */
    public JsonNode json(String name) {
        return Literals.toJson(get(name)).orElseThrow(() -> invalid(name, "a plain value is needed"));
    }

    /** The refusal of an argument. */
    public OpenEoException invalid(String name, String reason) {
        return OpenEoError.PROCESS_PARAMETER_INVALID.exception(
                Map.of("process", definition.id(), "parameter", name, "reason", reason));
    }

    /** A failure that the definition of the process names; the text explains this case. */
    public OpenEoException failure(String code, String message) {
        return OpenEoException.ofProcess(code, message);
    }

    private static boolean isNull(Value value) {
        return value instanceof Value.Scalar scalar && scalar.value() == null;
    }

    private Parameter parameter(String name) {
        return definition.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(definition.id() + " declares no " + name));
    }
}
