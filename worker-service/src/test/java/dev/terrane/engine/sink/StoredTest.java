package dev.terrane.engine.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Cubes;
import dev.terrane.engine.cube.DataType;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StoredTest {
    @ParameterizedTest
    @EnumSource(DataType.class)
    void noValidValueBecomesNoData(DataType type) {
        CubeSpec stored = Stored.as(spec(type, OptionalDouble.empty()));
        double nodata = stored.nodata().orElseThrow();
        double[] extremes = switch (type) {
            case UINT8 -> new double[] {0, 255};
            case INT8 -> new double[] {-128, 127};
            case UINT16 -> new double[] {0, 65535};
            case INT16 -> new double[] {-32768, 32767};
            case UINT32 -> new double[] {0, 4294967295.0};
            case INT32 -> new double[] {-2147483648.0, 2147483647};
            case FLOAT32, FLOAT64 -> new double[] {-1e30, 1e30};
        };
        for (double value : extremes) {
            assertThat(Stored.clamp(value, true, stored.type(), nodata))
                    .isEqualTo(value)
                    .isNotEqualTo(nodata);
        }
        assertThat(Stored.clamp(nodata, true, stored.type(), 1)).isIn(nodata, 1.0);
    }

    @ParameterizedTest
    @CsvSource({"UINT8, 255", "INT16, -9999", "FLOAT32, -9999", "FLOAT64, NaN"})
    void whatIsAgreedStays(DataType type, double nodata) {
        CubeSpec spec = spec(type, OptionalDouble.of(nodata));
        assertThat(Stored.as(spec)).isEqualTo(spec);
    }

    @ParameterizedTest
    @CsvSource({"UINT8, -9999, INT16", "UINT16, NaN, INT32", "INT16, 0.5, INT32", "FLOAT32, 1e300, FLOAT32"})
    void whatTheTypeCannotHoldIsNotAgreed(DataType type, double nodata, DataType stored) {
        CubeSpec spec = Stored.as(spec(type, OptionalDouble.of(nodata)));
        assertThat(spec.type()).isEqualTo(stored);
        assertThat(spec.nodata().orElseThrow()).isNotEqualTo(nodata);
    }

    @Test
    void wholeNumbersStayWholeWhereTheyCan() {
        assertThat(Stored.as(spec(DataType.UINT16, OptionalDouble.empty())).type())
                .isEqualTo(DataType.INT32);
    }

    private static CubeSpec spec(DataType type, OptionalDouble nodata) {
        return Cubes.spec(type, nodata, 1, 1, 2, 2);
    }
}
