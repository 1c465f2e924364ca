package dev.terrane.engine.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.model.error.OpenEoException;
import org.junit.jupiter.api.Test;

class CrsTest {
    @Test
    void theIdOfTheRootCountsAndNotThoseOfItsParts() {
        assertThat(Crs.parse("PROJCRS[\"a [ ] \"\"b\",BASEGEOGCRS[\"c\",ID[\"EPSG\",4326]],ID[\"EPSG\",32633]]"))
                .isEqualTo(32633);
        assertThat(Crs.parse("PROJCS[\"x\",GEOGCS[\"y\",AUTHORITY[\"EPSG\",\"4326\"]],AUTHORITY[\"EPSG\",\"3035\"]]"))
                .isEqualTo(3035);
        assertThat(Crs.parse("{\"id\": {\"authority\": \"EPSG\", \"code\": 32633, \"version\": 1},"
                        + " \"base_crs\": {\"id\": {\"authority\": \"EPSG\", \"code\": 4326}}}"))
                .isEqualTo(32633);
    }

    @Test
    void aSystemWhoseRootHasNoIdHasNoCode() {
        assertThatThrownBy(() -> Crs.parse("PROJCRS[\"own\",BASEGEOGCRS[\"c\",ID[\"EPSG\",4326]]]"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Crs.parse(
                        "{\"name\": \"own\", \"base_crs\": {\"id\": {\"authority\": \"EPSG\", \"code\": 4326}}}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCodeThatIsNotKnownIsTheUsersToMend() {
        assertThatThrownBy(() -> new Transform(4326, 99999))
                .isInstanceOf(OpenEoException.class)
                .hasMessageContaining("EPSG:99999");
    }
}
