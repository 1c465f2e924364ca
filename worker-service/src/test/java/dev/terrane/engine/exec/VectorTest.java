package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.Labels;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.CubeProcess;
import dev.terrane.engine.process.Elementwise;
import dev.terrane.engine.process.Literals;
import dev.terrane.engine.process.ProcessImplementation;
import dev.terrane.engine.process.Processes;
import dev.terrane.engine.process.Value;
import dev.terrane.engine.source.LoadRequest;
import dev.terrane.engine.source.RasterSource;
import dev.terrane.model.error.OpenEoException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/**
 * The official test vectors and the examples of the definitions, for every process that we list. Cases that are known to
 * be wrong are left out; their corrected forms run instead.
 */
class VectorTest {
    private static final Path OFFICIAL =
            Path.of(Objects.requireNonNull(System.getProperty("terrane.root")), "..", "shared", "processes");

    /** Its condition is not a callback, and it names a parameter that the process does not have. */
    private static final String MALFORMED = "count example [4]";

    private static final Surroundings SURROUNDINGS = new Surroundings();

    /** Nothing outside the graph can be reached. */
    private static final class Surroundings implements JobSurroundings.Catalog {
        @Override
        public Optional<URI> collection(String id) {
            return Optional.empty();
        }

        @Override
        public RasterSource open(LoadRequest request) {
            throw new IllegalStateException("no vector loads anything");
        }
    }

    @TestFactory
    Stream<DynamicTest> vectors() throws IOException {
        assumeTrue(Files.isDirectory(OFFICIAL), "skipped: the openEO processes are not beside the clone");
        List<DynamicTest> tests = new ArrayList<>();
        JsonNode errata = Vectors.read(OFFICIAL.resolve("vector-errata.json"));
        for (ProcessImplementation process : Processes.ALL) {
            String id = process.definition().id();
            Set<Integer> wrong = new HashSet<>();
            errata.path(id).forEach(erratum -> wrong.add(erratum.get("index").asInt()));
            addCases(process, "vectors", wrong, tests);
            addCases(process, "vectors-corrected", Set.of(), tests);
            JsonNode definition = Vectors.read(OFFICIAL.resolve("specs").resolve(id + ".json"));
            int number = 0;
            for (JsonNode example : definition.path("examples")) {
                String name = id + " example [" + number + "]";
                if ((example.has("returns") || example.has("throws")) && !name.equals(MALFORMED)) {
                    tests.add(test(process, name, OFFICIAL, example));
                }
                number++;
            }
        }
        assertThat(tests).hasSizeGreaterThan(500);
        return tests.stream();
    }

    private static void addCases(
            ProcessImplementation process, String folder, Set<Integer> leftOut, List<DynamicTest> tests)
            throws IOException {
        String id = process.definition().id();
        Path file = OFFICIAL.resolve(folder).resolve(id + ".json5");
        if (!Files.exists(file)) {
            return;
        }
        JsonNode cases = Vectors.read(file).path("tests");
        for (int i = 0; i < cases.size(); i++) {
            if (!leftOut.contains(i)) {
                tests.add(test(process, id + " " + folder + "[" + i + "]", OFFICIAL.resolve("vectors"), cases.get(i)));
            }
        }
    }

    private static DynamicTest test(ProcessImplementation process, String name, Path folder, JsonNode vector) {
        return dynamicTest(name, () -> run(process, new Vectors(folder), vector));
    }

    private static void run(ProcessImplementation process, Vectors vectors, JsonNode vector) throws IOException {
        Map<String, Value> decoded = decoded(vectors, vector);
        check(process, decoded, vectors, vector);
        if (!(process instanceof CubeProcess)) {
            // Cubes are computed by blocks of pixels: what holds for a value must hold for a block of one.
            for (Map<String, Value> blocks : Vectors.asPixels(decoded)) {
                check(process, blocks, vectors, vector);
            }
        }
    }

    private static Map<String, Value> decoded(Vectors vectors, JsonNode vector) throws IOException {
        for (JsonNode needed : vector.path("required")) {
            if (Processes.find(needed.asText()).isEmpty()) {
                throw new TestAbortedException("skipped: it needs " + needed.asText());
            }
        }
        Map<String, Value> decoded = new HashMap<>();
        for (Map.Entry<String, JsonNode> argument : vector.path("arguments").properties()) {
            decoded.put(argument.getKey(), vectors.decode(vectors.resolved(argument.getValue())));
        }
        return decoded;
    }

    private static void check(
            ProcessImplementation process, Map<String, Value> values, Vectors vectors, JsonNode vector)
            throws IOException {
        Map<String, Supplier<Value>> given = new HashMap<>();
        values.forEach((name, value) -> given.put(name, () -> value));
        JobSurroundings surroundings = new JobSurroundings(SURROUNDINGS, List.of());
        if (vector.has("throws")) {
            Throwable thrown = catchThrowable(
                    () -> result(process.apply(new Arguments(process.definition(), given, surroundings))));
            if (thrown != null || !vector.has("returns")) {
                assertThat(thrown).isInstanceOf(OpenEoException.class);
                if (vector.get("throws").isTextual()) {
                    assertThat(((OpenEoException) Objects.requireNonNull(thrown)).code())
                            .isEqualTo(vector.get("throws").asText());
                }
                return;
            }
        }
        Value value = process.apply(new Arguments(process.definition(), given, surroundings));
        compare(value, vectors.resolved(vector.get("returns")));
    }

    private static Value result(Value value) throws IOException {
        if (value instanceof Value.Cube cube) {
            evaluate(cube.node());
        }
        return value;
    }

    private static Chunk evaluate(PlanNode node) throws IOException {
        return new ChunkEvaluator(new CancelToken()).evaluate(node, node.spec().region());
    }

    private static void compare(Value value, JsonNode expected) throws IOException {
        Value actual = value instanceof Value.Pixels block ? Elementwise.single(block) : value;
        if (expected.path("type").asText().equals("datacube")) {
            assertThat(actual).isInstanceOf(Value.Cube.class);
            compareCube(((Value.Cube) actual).node(), expected);
            return;
        }
        if (expected.path("type").asText().equals("nodata")) {
            assertThat(actual).isEqualTo(Value.NODATA);
            return;
        }
        if (expected.isArray()) {
            List<Value> elements = ((Value.Array) actual).elements();
            assertThat(elements).hasSize(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                compare(elements.get(i), expected.get(i));
            }
            return;
        }
        Value wanted = Literals.toValue(expected);
        if (wanted instanceof Value.Scalar scalar && scalar.value() instanceof Double number) {
            assertThat(actual).isInstanceOf(Value.Scalar.class);
            assertThat(((Value.Scalar) actual).value()).isInstanceOf(Double.class);
            compareNumber(((Double) Objects.requireNonNull(((Value.Scalar) actual).value())), number, "value");
        } else {
            assertThat(actual).isEqualTo(wanted);
        }
    }

    private static void compareCube(PlanNode node, JsonNode expected) throws IOException {
        MemoryCube wanted = Vectors.cube(expected.path("data").isNull() ? withoutData(expected) : expected);
        CubeSpec spec = node.spec();
        assertThat(names(spec)).isEqualTo(names(wanted.spec()));
        for (int d = 0; d < spec.dimensions().size(); d++) {
            Dimension dimension = spec.dimensions().get(d);
            Dimension want = wanted.spec().dimensions().get(d);
            assertThat(dimension.type()).as(dimension.name()).isEqualTo(want.type());
            assertThat(Labels.keys(dimension)).as(dimension.name()).isEqualTo(Labels.keys(want));
        }
        if (expected.path("data").isNull()) {
            return;
        }
        double[] values = Vectors.values(evaluate(node));
        double[] wantedValues = Vectors.values(wanted.read(wanted.spec().region()));
        assertThat(values).hasSameSizeAs(wantedValues);
        for (int i = 0; i < values.length; i++) {
            compareNumber(values[i], wantedValues[i], "pixel " + i);
        }
    }

    private static JsonNode withoutData(JsonNode cube) {
        com.fasterxml.jackson.databind.node.ObjectNode copy = cube.deepCopy();
        copy.putArray("data");
        return copy;
    }

    private static List<String> names(CubeSpec spec) {
        return spec.dimensions().stream().map(Dimension::name).toList();
    }

    private static void compareNumber(double actual, double wanted, String what) {
        if (Double.isNaN(wanted) || Double.isInfinite(wanted)) {
            assertThat(Double.valueOf(actual)).as(what).isEqualTo(Double.valueOf(wanted));
        } else {
            assertThat(actual)
                    .as(what)
                    .isCloseTo(wanted, within(Math.max(1e-9 * Math.max(Math.abs(actual), Math.abs(wanted)), 1e-12)));
        }
    }
}
