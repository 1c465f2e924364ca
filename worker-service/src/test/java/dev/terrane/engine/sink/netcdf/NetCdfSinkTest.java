package dev.terrane.engine.sink.netcdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Cubes;
import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.sink.FolderAssetWriter;
import dev.terrane.engine.sink.Sink;
import dev.terrane.engine.sink.SinkContract;
import dev.terrane.engine.sink.SinkFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class NetCdfSinkTest extends SinkContract {
    @Override
    protected SinkFormat format() {
        return new NetCdfFormat();
    }

    @Test
    void oneVariableHoldsTheCubeInTheOrderOfItsDimensions() throws IOException {
        CubeSpec spec = Cubes.spec(DataType.FLOAT64, OptionalDouble.of(Double.NaN), 1, 2, 4, 4);
        Path out = folder.resolve("four");
        try (Sink sink = format().open(
                        spec,
                        "four",
                        JsonNodeFactory.instance.objectNode(),
                        new FolderAssetWriter(out, folder.resolve("work")))) {
            sink.accept(Cubes.chunk(spec, spec.region(), 7, true));
            sink.finish();
        }
        byte[] bytes = Files.readAllBytes(out.resolve("four.nc"));
        assertThat(bytes).startsWith('C', 'D', 'F', 2);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text)
                .contains("var", "grid_mapping", "coordinates", "_FillValue", "crs_wkt", "_Encoding", "seconds since")
                .contains("AUTHORITY[\"EPSG\",\"32632\"]");
        double[] expected = Cubes.chunk(spec, spec.region(), 7, true).values();
        ByteBuffer wanted = ByteBuffer.allocate(expected.length * 8);
        for (double value : expected) {
            wanted.putDouble(value);
        }
        assertThat(text).contains(new String(wanted.array(), StandardCharsets.ISO_8859_1));
    }
}
