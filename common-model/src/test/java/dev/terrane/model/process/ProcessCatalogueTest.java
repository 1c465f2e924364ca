package dev.terrane.model.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessCatalogueTest {
    @Test
    void theBundledCatalogueIsSortedAndReadsBackAsItself() {
        ProcessCatalogue catalogue = ProcessCatalogue.bundled();
        assertThat(catalogue.all())
                .extracting(ProcessDefinition::id)
                .isSorted()
                .contains("load_collection", "save_result");
        assertThat(catalogue.find("ndvi"))
                .get()
                .satisfies(
                        ndvi -> assertThat(ndvi.parameterNames()).containsExactly("data", "nir", "red", "target_band"));
        assertThat(catalogue.hash())
                .isEqualTo(new ProcessCatalogue(catalogue.all()).hash())
                .hasSize(16);
    }

    @Test
    void anIdComesOnce() {
        ProcessDefinition twice = ProcessDefinition.process("twice");
        assertThatThrownBy(() -> new ProcessCatalogue(List.of(twice, twice))).hasMessageContaining("twice");
    }
}
