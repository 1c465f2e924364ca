package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Cubes;
import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.DimensionType;
import dev.terrane.engine.cube.Label;
import dev.terrane.engine.process.Value;
import dev.terrane.model.error.OpenEoException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Arguments that fit their schema and still cannot be meant: said in words, never an internal failure. */
class RefusedArgumentsTest {
    private static final CubeSpec SPEC = Cubes.spec(DataType.UINT16, OptionalDouble.of(0), 1, 1, 4, 4);

    @Test
    void aBoxAcrossThe180thMeridianIsRefused() throws IOException {
        assertThat(bbox("{'west': 179, 'east': -179, 'south': 0, 'north': 1}"))
                .hasMessageContaining("180th meridian")
                .hasMessageContaining("extent");
        assertThat(bbox("{'west': 600100, 'east': 600000, 'south': 0, 'north': 1, 'crs': 32632}"))
                .hasMessageContaining("west lies east of east");
    }

    @Test
    void aCodeThatIsNotKnownIsRefused() throws IOException {
        assertThat(bbox("{'west': 0, 'east': 1, 'south': 0, 'north': 1, 'crs': 999999}"))
                .hasMessageContaining("EPSG:999999");
        assertThat(bbox("{'west': 0, 'east': 1, 'south': 0, 'north': 1, 'crs': 'EPSG:1000'}"))
                .hasMessageContaining("EPSG:1000");
        assertThat(bbox("{'west': 0, 'east': 1, 'south': 0, 'north': 1, 'crs': -3}"))
                .hasMessageContaining("reference system");
    }

    @Test
    void periodsWithoutEndAreRefused() throws IOException {
        Dimension times = new Dimension.Labeled(
                "t",
                DimensionType.TEMPORAL,
                List.of(Label.of("0001-01-01T00:00:00Z"), Label.of("2022-01-01T00:00:00Z")));
        OpenEoException refused = catchThrowableOfType(
                OpenEoException.class,
                () -> Calls.call(
                        "aggregate_temporal_period",
                        Map.of(
                                "data",
                                Calls.filled(SPEC.withDimension(0, times), 1),
                                "period",
                                new Value.Scalar("hour"),
                                "reducer",
                                Calls.callback("{'m': {'process_id': 'max', 'arguments': {'data':"
                                        + " {'from_parameter': 'data'}}, 'result': true}}"))));
        assertThat(refused.code()).isEqualTo("ProcessParameterInvalid");
        assertThat(refused).hasMessageContaining("0001-01-01-00").hasMessageContaining("100000");
    }

    private static OpenEoException bbox(String extent) throws IOException {
        Map<String, Value> arguments = Map.of("data", Calls.filled(SPEC, 1), "extent", Calls.json(extent));
        OpenEoException refused =
                catchThrowableOfType(OpenEoException.class, () -> Calls.call("filter_bbox", arguments));
        assertThat(refused.code()).isEqualTo("ProcessParameterInvalid");
        return refused;
    }
}
