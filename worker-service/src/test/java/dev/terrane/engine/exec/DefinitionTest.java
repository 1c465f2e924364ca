package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.engine.process.ProcessImplementation;
import dev.terrane.engine.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our definitions against the official ones: everything but the texts, which are our own, is the same. */
class DefinitionTest {
    private static final Path OFFICIAL =
            Path.of(Objects.requireNonNull(System.getProperty("terrane.root")), "..", "shared", "processes", "specs");
    private static final List<String> TEXTS = List.of("description", "title", "examples");
    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeEach
    void theDefinitionsAreThere() {
        assumeTrue(Files.isDirectory(OFFICIAL), "skipped: the openEO processes are not beside the clone");
    }

    static List<String> ids() {
        return Processes.ALL.stream().map(process -> process.definition().id()).toList();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theSignatureIsTheOfficialOne(String id) throws IOException {
        ProcessImplementation process = Processes.find(id).orElseThrow();
        JsonNode ours = JSON.valueToTree(process.definition());
        JsonNode official = JSON.readTree(OFFICIAL.resolve(id + ".json").toFile());
        for (String part : List.of("returns", "categories", "experimental")) {
            assertThat(structure(ours.path(part))).as(part).isEqualTo(structure(official.path(part)));
        }
        assertThat(ours.path("parameters")).hasSameSizeAs(official.path("parameters"));
        for (int i = 0; i < official.path("parameters").size(); i++) {
            for (String part : List.of("name", "optional", "default", "schema")) {
                assertThat(structure(ours.path("parameters").get(i).path(part)))
                        .as("%s of parameter %d", part, i)
                        .isEqualTo(structure(official.path("parameters").get(i).path(part)));
            }
        }
        assertThat(official.path("exceptions").properties().stream().map(Map.Entry::getKey))
                .as("failures")
                .containsExactlyInAnyOrderElementsOf(ours.path("exceptions").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList());
        assertThat(ours.path("description").asText())
                .as("our own words")
                .isNotBlank()
                .isNotEqualTo(official.path("description").asText());
    }

    /** The same JSON without texts; numbers of one value are equal however they are written. */
    private static JsonNode structure(JsonNode json) {
        if (json.isObject()) {
            ObjectNode kept = JsonNodeFactory.instance.objectNode();
            json.properties().forEach(member -> {
                boolean text =
                        TEXTS.contains(member.getKey()) && member.getValue().isValueNode();
                if (!text && !member.getKey().equals("examples")) {
                    kept.set(member.getKey(), structure(member.getValue()));
                }
            });
            return kept;
        }
        if (json.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            json.forEach(element -> array.add(structure(element)));
            return array;
        }
        return json.isNumber() ? JsonNodeFactory.instance.numberNode(json.asDouble()) : json;
    }
}
