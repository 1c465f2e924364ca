package dev.terrane.engine.process.statistics;

import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The ends of arrays of single values, which may be of any type. */
final class Endings {
    private Endings() {}

    static boolean isPlain(Arguments arguments) {
        return arguments.array("data").elements().stream().noneMatch(Value.Pixels.class::isInstance);
    }

    static Value first(Arguments arguments) {
        return first(arguments, arguments.array("data").elements());
    }

    static Value last(Arguments arguments) {
        List<Value> reversed = new ArrayList<>(arguments.array("data").elements());
        Collections.reverse(reversed);
        return first(arguments, reversed);
    }

    private static Value first(Arguments arguments, List<Value> elements) {
        boolean ignoreNodata = arguments.bool("ignore_nodata");
        return elements.stream()
                .filter(element -> !ignoreNodata || !element.equals(Value.NODATA))
                .findFirst()
                .orElse(Value.NODATA);
    }
}
