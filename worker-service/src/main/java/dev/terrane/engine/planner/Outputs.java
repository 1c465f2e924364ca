package dev.terrane.engine.planner;

import dev.terrane.engine.plan.Write;
import dev.terrane.engine.process.Value;
import java.util.List;
import java.util.Optional;

/**
 * What a graph leaves behind.
 *
 * @param writes cubes that are written
 * @param value what the result node gives, where that is neither a cube nor saved
 */
public record Outputs(List<Write> writes, Optional<Value> value) {
    /** Copies the list. */
    public Outputs {
        writes = List.copyOf(writes);
    }
}
