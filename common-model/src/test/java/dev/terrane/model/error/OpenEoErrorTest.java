package dev.terrane.model.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OpenEoErrorTest {
    private static final Path OFFICIAL = Path.of(
            Objects.requireNonNull(System.getProperty("terrane.root")), "..", "shared", "openeo-api", "errors.json");

    @Test
    void codesAndStatusAreThoseOfTheStandard() throws IOException {
        assumeTrue(Files.exists(OFFICIAL), "skipped: the openEO error list is not beside the clone");
        Map<String, Integer> official = new TreeMap<>();
        JsonNode list = new ObjectMapper().readTree(OFFICIAL.toFile());
        list.properties()
                .forEach(entry -> official.put(
                        entry.getKey(), entry.getValue().path("http").asInt()));
        Map<String, Integer> ours = new TreeMap<>();
        for (OpenEoError error : OpenEoError.values()) {
            ours.put(error.code(), error.httpStatus());
        }
        assertThat(ours).isEqualTo(official);
    }

    @Test
    void placeholdersAreFilled() {
        OpenEoException failure =
                OpenEoError.PROCESS_PARAMETER_REQUIRED.exception(Map.of("process", "add", "parameter", "x"));
        assertThat(failure).hasMessage("Process 'add' needs parameter 'x'.");
        assertThat(failure.code()).isEqualTo("ProcessParameterRequired");
        assertThat(failure.httpStatus()).isEqualTo(400);
    }

    @Test
    void whatALogTellsGetsTheStatusOfItsCode() {
        assertThat(OpenEoException.reported("PaymentRequired", "Too dear.").httpStatus())
                .isEqualTo(402);
        assertThat(OpenEoException.reported("Internal", "Broken.").httpStatus()).isEqualTo(500);
        assertThat(OpenEoException.reported("NoDataAvailable", "Nothing there."))
                .hasMessage("Nothing there.")
                .extracting(OpenEoException::httpStatus)
                .isEqualTo(400);
    }

    @Test
    void everyPlaceholderHasAPlainName() throws Exception {
        Pattern odd = Pattern.compile("\\{(?![a-z_]+})");
        for (OpenEoError error : OpenEoError.values()) {
            assertThat(odd.matcher(error.exception().getMessage()).find())
                    .as(error.code())
                    .isFalse();
        }
    }

    @Test
    void aFailureRemembersTheNodesItCameThrough() {
        OpenEoException failure = OpenEoException.ofProcess("DimensionNotAvailable", "There is no dimension 'z'.")
                .in("inner", "reduce_dimension")
                .in("outer", "apply");
        assertThat(failure.path())
                .containsExactly(
                        new OpenEoException.Step("inner", "reduce_dimension"),
                        new OpenEoException.Step("outer", "apply"));
        assertThat(failure.code()).isEqualTo("DimensionNotAvailable");
    }
}
