package dev.terrane.engine.exec;

import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.plan.Scan;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.ProcessImplementation;
import dev.terrane.engine.process.Processes;
import dev.terrane.engine.process.Value;
import dev.terrane.engine.source.LoadRequest;
import dev.terrane.engine.source.RasterSource;
import dev.terrane.model.graph.GraphParser;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Calls of single processes on values made by hand. */
final class Calls {
    private static final class Nothing implements JobSurroundings.Catalog {
        @Override
        public Optional<URI> collection(String id) {
            return Optional.empty();
        }

        @Override
        public RasterSource open(LoadRequest request) {
            throw new IllegalStateException("nothing can be loaded");
        }
    }

    private Calls() {}

    static Value call(String id, Map<String, Value> arguments) {
        ProcessImplementation process = Processes.find(id).orElseThrow();
        Map<String, Supplier<Value>> given = new HashMap<>();
        arguments.forEach((name, value) -> given.put(name, () -> value));
        return process.apply(new Arguments(process.definition(), given, new JobSurroundings(new Nothing(), List.of())));
    }

    static PlanNode cube(String id, Map<String, Value> arguments) {
        return ((Value.Cube) call(id, arguments)).node();
    }

    /** A cube that has one value everywhere. */
    static Value filled(CubeSpec spec, double value) {
        double[] values = new double[spec.region().count()];
        boolean[] valid = new boolean[values.length];
        Arrays.fill(values, value);
        Arrays.fill(valid, true);
        return new Value.Cube(new Scan(new MemoryCube(spec, values, valid)));
    }

    static Value json(String text) throws IOException {
        return dev.terrane.engine.process.Literals.toValue(
                new com.fasterxml.jackson.databind.ObjectMapper().readTree(text.replace('\'', '"')));
    }

    static Value callback(String graph) throws IOException {
        return new Value.Callback(
                GraphParser.parse(new com.fasterxml.jackson.databind.ObjectMapper().readTree(graph.replace('\'', '"'))),
                Map.of());
    }
}
