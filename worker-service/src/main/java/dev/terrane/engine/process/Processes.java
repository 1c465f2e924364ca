package dev.terrane.engine.process;

import dev.terrane.engine.process.math.Add;
import dev.terrane.engine.process.statistics.Sum;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every process of this back-end: explicit, sorted, found by a search for its name. */
public final class Processes {
    /** All implementations, sorted by class name. */
    public static final List<ProcessImplementation> ALL = List.of(
            new Add(), //
            new Sum());

    private static final Map<String, ProcessImplementation> BY_ID = ALL.stream()
            .collect(
                    Collectors.toUnmodifiableMap(process -> process.definition().id(), Function.identity()));

    private Processes() {}

    /** The implementation of a process, if there is one. */
    public static Optional<ProcessImplementation> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
