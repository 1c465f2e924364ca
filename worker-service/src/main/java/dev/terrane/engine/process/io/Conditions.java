package dev.terrane.engine.process.io;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.Literals;
import dev.terrane.engine.process.Value;
import dev.terrane.engine.source.ItemCondition;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of a load on the metadata of items: each is a callback that gets one property, and all must say true. An
 * item that lacks one of the properties is not loaded.
 */
final class Conditions implements ItemCondition {
    private static final String PARAMETER = "properties";

    private final Arguments arguments;
    private final Map<String, Value.Callback> callbacks;

    private Conditions(Arguments arguments, Map<String, Value.Callback> callbacks) {
        this.arguments = arguments;
        this.callbacks = new TreeMap<>(callbacks);
    }

    /** The conditions of a load; null where there are none. */
    static @Nullable ItemCondition of(Arguments arguments) {
        Map<String, Value.Callback> callbacks = arguments.callbacks(PARAMETER);
        return callbacks.isEmpty() ? null : new Conditions(arguments, callbacks);
    }

    @Override
    public boolean holds(JsonNode properties) {
        for (Map.Entry<String, Value.Callback> condition : callbacks.entrySet()) {
            JsonNode value = properties.get(condition.getKey());
            if (value == null || !holds(condition.getKey(), condition.getValue(), value)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(String property, Value.Callback condition, JsonNode value) {
        Value result = arguments.surroundings().call(condition, Map.of("value", Literals.toValue(value)));
        if (result instanceof Value.Scalar scalar) {
            Object content = scalar.value();
            if (content == null || content instanceof Boolean) {
                return Boolean.TRUE.equals(content);
            }
        }
        throw arguments.invalid(PARAMETER, "the condition on '" + property + "' must give true or false");
    }
}
