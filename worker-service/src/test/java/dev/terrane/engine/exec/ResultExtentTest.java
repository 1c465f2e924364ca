package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.model.error.OpenEoException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultExtentTest {
    private final CubeSpec known = Plans.spec(1, 4, 4);

    @Test
    void aPlaceThatCannotBeTransformedIsRefusedBeforeAnythingIsWritten() {
        CubeSpec unknown = new CubeSpec(known.dimensions(), 999_999, known.type(), known.nodata());
        assertThatThrownBy(() -> ResultExtent.of(List.of(Plans.write(new Plans(region -> {}).scan(unknown)))))
                .isInstanceOf(OpenEoException.class)
                .hasMessageContaining("EPSG:999999");
    }

    @Test
    void aKnownPlaceIsTold() {
        ResultExtent extent = ResultExtent.of(List.of(Plans.write(new Plans(region -> {}).scan(known))));
        assertThat(extent.manifest(List.of()).bbox()).hasSize(4);
        assertThat(extent.manifest(List.of()).epsg()).isEqualTo(32632);
    }
}
