package dev.terrane.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.model.process.ProcessCatalogue;
import dev.terrane.model.process.ProcessDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The generated files say what the code declares; {@code -Dcatalogue.write} renews them. */
class CatalogueTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("terrane.root")));
    private static final Path CATALOGUE = ROOT.resolve("common-model/src/main/resources/catalogue.json");
    private static final Path PAGE = ROOT.resolve("docs/processes.md");

    private final ProcessCatalogue declared = new ProcessCatalogue(
            Processes.ALL.stream().map(ProcessImplementation::definition).toList());

    @Test
    void theCatalogueIsWhatTheProcessesDeclare() throws IOException {
        compare(CATALOGUE, declared.toJson());
    }

    @Test
    void thePageOfProcessesIsWhatTheProcessesDeclare() throws IOException {
        compare(PAGE, page());
    }

    @Test
    void theListOfProcessesIsSorted() {
        List<String> names = Processes.ALL.stream()
                .map(process -> process.getClass().getSimpleName())
                .toList();
        assertThat(names).isSorted().doesNotHaveDuplicates();
    }

    private static void compare(Path file, String expected) throws IOException {
        if (System.getProperty("catalogue.write") != null) {
            Files.writeString(file, expected);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("renew it by: ./mvnw -pl worker-service -am test -Dquick -Dcatalogue.write")
                .isEqualTo(expected);
    }

    private String page() {
        StringBuilder page = new StringBuilder("# Processes\n\nMade from the declarations by `CatalogueTest`; "
                + declared.all().size()
                + " processes of openEO 2.0.0-rc.2.\n\n| process | what it does | parameters |\n"
                + "|---|---|---|\n");
        for (ProcessDefinition definition : declared.all()) {
            page.append("| `")
                    .append(definition.id())
                    .append("` | ")
                    .append(definition.summary())
                    .append(" | ")
                    .append(String.join(", ", definition.parameterNames()))
                    .append(" |\n");
        }
        return page.toString();
    }
}
