package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Cubes;
import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.process.Value;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What a file of a computed cube must be able to hold. */
class StoredTypeTest {
    private static final CubeSpec BYTES = spec(DataType.UINT8, 0);
    private static final CubeSpec SHORTS = spec(DataType.UINT16, 0);

    @Test
    void aMaskKeepsTheTypeOnlyIfThatHoldsTheReplacement() {
        assertThat(masked(BYTES, 255)).isEqualTo(BYTES);
        assertThat(masked(BYTES, 0).type()).as("0 is no-data there").isEqualTo(DataType.FLOAT32);
        assertThat(masked(BYTES, 0).nodata()).hasValue(Double.NaN);
        assertThat(masked(BYTES, 256).type()).isEqualTo(DataType.FLOAT32);
        assertThat(masked(SHORTS, -9999).type()).isEqualTo(DataType.FLOAT32);
        assertThat(masked(SHORTS, 0.5).type()).isEqualTo(DataType.FLOAT32);
        assertThat(masked(SHORTS, Double.NaN).type()).isEqualTo(DataType.FLOAT32);
        assertThat(masked(SHORTS, 16_777_217).type()).as("no float").isEqualTo(DataType.FLOAT64);
        assertThat(masked(spec(DataType.INT32, -1), 0.5).type()).isEqualTo(DataType.FLOAT64);
        assertThat(masked(spec(DataType.FLOAT32, -1), 0.1).type()).isEqualTo(DataType.FLOAT32);
        assertThat(masked(spec(DataType.FLOAT32, -1), -1).nodata()).hasValue(Double.NaN);
    }

    @Test
    void aReplacementThatIsNotANumberIsNotNodata() throws IOException {
        PlanNode masked = Calls.cube(
                "mask",
                Map.of(
                        "data",
                        Calls.filled(SHORTS, 5),
                        "mask",
                        Calls.filled(BYTES, 1),
                        "replacement",
                        new Value.Scalar(Double.NaN)));
        var chunk = new ChunkEvaluator(new CancelToken())
                .evaluate(masked, masked.spec().region());
        assertThat(chunk.isValid(0)).isTrue();
        assertThat(chunk.values()[0]).isNaN();
    }

    @Test
    void mergedCubesAreWideEnoughForBoth() throws IOException {
        CubeSpec wide = spec(DataType.INT32, -1);
        assertThat(merged(BYTES, wide, "max").type()).isEqualTo(DataType.FLOAT64);
        assertThat(merged(wide, BYTES, "max").type()).isEqualTo(DataType.FLOAT64);
        assertThat(merged(BYTES, SHORTS, "max").type()).isEqualTo(DataType.FLOAT32);
    }

    @Test
    void aResolverThatGivesTruthValuesGivesACubeOfThem() throws IOException {
        CubeSpec merged = merged(SHORTS, SHORTS, "gt");
        assertThat(merged.type()).isEqualTo(DataType.UINT8);
        assertThat(merged.nodata()).hasValue(255);
        CubeSpec more = Cubes.spec(DataType.UINT16, OptionalDouble.of(0), 3, 1, 2, 2);
        assertThat(merged(SHORTS, more, "gt").type())
                .as("the third date keeps its numbers")
                .isEqualTo(DataType.FLOAT32);
    }

    private static CubeSpec masked(CubeSpec data, double replacement) {
        return Calls.cube(
                        "mask",
                        Map.of(
                                "data",
                                Calls.filled(data, 5),
                                "mask",
                                Calls.filled(data, 1),
                                "replacement",
                                new Value.Scalar(replacement)))
                .spec();
    }

    private static CubeSpec merged(CubeSpec first, CubeSpec second, String resolver) throws IOException {
        String arguments = resolver.equals("max")
                ? "{'data': [{'from_parameter': 'x'}, {'from_parameter': 'y'}]}"
                : "{'x': {'from_parameter': 'x'}, 'y': {'from_parameter': 'y'}}";
        return Calls.cube(
                        "merge_cubes",
                        Map.of(
                                "cube1",
                                Calls.filled(first, 5),
                                "cube2",
                                Calls.filled(second, 6),
                                "overlap_resolver",
                                Calls.callback("{'r': {'process_id': '" + resolver + "', 'arguments': " + arguments
                                        + ", 'result': true}}")))
                .spec();
    }

    private static CubeSpec spec(DataType type, double nodata) {
        return Cubes.spec(type, OptionalDouble.of(nodata), 2, 1, 2, 2);
    }
}
