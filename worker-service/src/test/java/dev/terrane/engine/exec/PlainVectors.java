package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.engine.process.ProcessImplementation;
import dev.terrane.engine.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Those of the official vectors that fit a request: no cubes, no labelled arrays, no callbacks, finite numbers. */
public final class PlainVectors {
    private static final Path OFFICIAL =
            Path.of(Objects.requireNonNull(System.getProperty("terrane.root")), "..", "shared", "processes");

    /** Their values are outside of the schemas of the official definitions, by which graphs are validated. */
    private static final Set<String> OUTSIDE_OF_THEIR_SCHEMAS =
            Set.of("arcsin vectors[4]", "ln vectors[3]", "log vectors[0]", "normalized_difference vectors[1]");

    private PlainVectors() {}

    /** A vector as a process of one node, and what it must give. */
    public record Case(String name, JsonNode process, JsonNode vector) {
        /** Whether a failure is the only right answer. */
        public boolean mustFail() {
            return !vector.has("returns") || OUTSIDE_OF_THEIR_SCHEMAS.contains(name);
        }

        /** Whether a failure is right. */
        public boolean mayFail() {
            return mustFail() || vector.has("throws");
        }

        /** Holds an answer against what the vector says, numbers as closely as the test suite does. */
        public void compare(JsonNode answer) {
            compare(answer, plain(vector.get("returns")));
        }

        private static void compare(JsonNode answer, JsonNode expected) {
            if (expected.isArray()) {
                assertThat(answer.isArray()).as(answer.toString()).isTrue();
                assertThat(answer).hasSize(expected.size());
                for (int i = 0; i < expected.size(); i++) {
                    compare(answer.get(i), expected.get(i));
                }
            } else if (expected.isNumber()) {
                assertThat(answer.isNumber()).as(answer.toString()).isTrue();
                double wanted = expected.asDouble();
                assertThat(answer.asDouble()).isCloseTo(wanted, within(Math.max(1e-10 * Math.abs(wanted), 1e-12)));
            } else {
                assertThat(answer).isEqualTo(expected);
            }
        }
    }

    /** All of them; none where the clone has no openEO processes beside it. */
    public static List<Case> all() throws IOException {
        List<Case> cases = new ArrayList<>();
        if (!Files.isDirectory(OFFICIAL)) {
            return cases;
        }
        JsonNode errata = Vectors.read(OFFICIAL.resolve("vector-errata.json"));
        for (ProcessImplementation process : Processes.ALL) {
            String id = process.definition().id();
            Set<Integer> wrong = new HashSet<>();
            errata.path(id).forEach(erratum -> wrong.add(erratum.get("index").asInt()));
            add(id, "vectors", wrong, cases);
            add(id, "vectors-corrected", Set.of(), cases);
        }
        return cases;
    }

    private static void add(String id, String folder, Set<Integer> leftOut, List<Case> cases) throws IOException {
        Path file = OFFICIAL.resolve(folder).resolve(id + ".json5");
        if (!Files.exists(file)) {
            return;
        }
        JsonNode tests = Vectors.read(file).path("tests");
        for (int i = 0; i < tests.size(); i++) {
            JsonNode vector = tests.get(i);
            String text = vector.toString();
            boolean plain = !text.contains("$ref")
                    && !text.contains("process_graph")
                    && !text.contains("\"datacube\"")
                    && !text.contains("\"labeled-array\"")
                    && isFinite(vector.path("arguments"));
            if (plain && !leftOut.contains(i)) {
                cases.add(new Case(id + " " + folder + "[" + i + "]", process(id, vector), vector));
            }
        }
    }

    private static JsonNode process(String id, JsonNode vector) {
        ObjectNode process = JsonNodeFactory.instance.objectNode();
        process.putObject("process_graph")
                .putObject("node")
                .put("process_id", id)
                .put("result", true)
                .set("arguments", plain(vector.path("arguments")));
        return process;
    }

    /** What a vector says, as JSON alone can say it. */
    private static JsonNode plain(JsonNode json) {
        String type = json.path("type").asText();
        if (type.equals("nodata")) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (type.equals("datetime")) {
            return json.get("value");
        }
        if (json.isDouble() && !Double.isFinite(json.asDouble())) {
            return JsonNodeFactory.instance.textNode(Double.toString(json.asDouble()));
        }
        if (json.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            json.forEach(element -> array.add(plain(element)));
            return array;
        }
        if (json.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : json.properties()) {
                object.set(member.getKey(), plain(member.getValue()));
            }
            return object;
        }
        return json;
    }

    private static boolean isFinite(JsonNode json) {
        if (json.isDouble()) {
            return Double.isFinite(json.asDouble());
        }
        for (JsonNode element : json) {
            if (!isFinite(element)) {
                return false;
            }
        }
        return true;
    }
}
