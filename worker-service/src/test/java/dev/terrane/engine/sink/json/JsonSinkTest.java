package dev.terrane.engine.sink.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.terrane.engine.cube.Band;
import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Cubes;
import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.DimensionType;
import dev.terrane.engine.cube.Label;
import dev.terrane.engine.sink.FolderAssetWriter;
import dev.terrane.engine.sink.Sink;
import dev.terrane.engine.sink.SinkContract;
import dev.terrane.engine.sink.SinkFormat;
import dev.terrane.model.error.OpenEoException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonSinkTest extends SinkContract {
    @Override
    protected SinkFormat format() {
        return new JsonFormat();
    }

    @Test
    void aCubeIsNestedArraysWithTheLabelsBesideThem() throws IOException {
        CubeSpec spec = new CubeSpec(
                List.of(
                        new Dimension.Labeled(
                                "t", DimensionType.TEMPORAL, List.of(Label.of("2022-05-01"), Label.of("2022-06-01"))),
                        new Dimension.Labeled(
                                "z", DimensionType.OTHER, List.of(Label.of(1), Label.of(2.5), Label.of("c"))),
                        new Dimension.Bands("bands", List.of(Band.named("B1")))),
                0,
                DataType.FLOAT64,
                OptionalDouble.empty());
        Chunk chunk = new Chunk(
                spec.region(),
                new double[] {1, 0.1, 3, Double.NaN, Double.NEGATIVE_INFINITY, 6},
                new boolean[] {true, true, false, true, true, true});
        assertThat(written(spec, chunk)).isEqualTo("""
                {"type":"datacube","order":["t","z","bands"],"dimensions":{\
                "t":{"type":"temporal","values":["2022-05-01","2022-06-01"]},\
                "z":{"type":"other","values":[1,2.5,"c"]},\
                "bands":{"type":"bands","values":["B1"]}},"nodata":null,\
                "data":[[[1],[0.1],[null]],[["NaN"],["-Infinity"],[6]]]}""");
    }

    @Test
    void aCubeOfOneValueIsThatValue() throws IOException {
        CubeSpec spec = new CubeSpec(List.of(), 0, DataType.FLOAT64, OptionalDouble.empty());
        assertThat(written(spec, new Chunk(spec.region(), new double[] {4.25}, null)))
                .endsWith("\"data\":4.25}");
    }

    @Test
    void largeCubesAreRefused() {
        CubeSpec spec = Cubes.spec(DataType.UINT8, OptionalDouble.of(0), 1, 1, 1001, 1000);
        assertThatThrownBy(() -> format().open(spec, "large", JsonNodeFactory.instance.objectNode(), writer(folder)))
                .isInstanceOfSatisfying(
                        OpenEoException.class,
                        refused -> assertThat(refused.code()).isEqualTo("FormatUnsuitable"));
    }

    @Property
    void numbersAreExactAndNeverLongerThanTheJdkSpellsThem(@ForAll double number) throws IOException {
        String text = number(number);
        assertThat(Double.parseDouble(text)).isEqualTo(number);
        assertThat(text.length()).isLessThanOrEqualTo(Double.toString(number).length());
    }

    @Test
    void wholeNumbersHaveNoFractionAndZeroKeepsItsSign() throws IOException {
        assertThat(number(3)).isEqualTo("3");
        assertThat(number(-0.0)).isEqualTo("-0.0");
        assertThat(number(0.1 + 0.2)).isEqualTo("0.30000000000000004");
        assertThat(number(Math.scalb(1.0, -44))).as("JDK 17 needs a digit more").isEqualTo("5.684341886080802E-14");
    }

    private static String number(double number) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonText.to(out)) {
            JsonText.number(json, number);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private String written(CubeSpec spec, Chunk chunk) throws IOException {
        try (Sink sink = format().open(spec, "c", JsonNodeFactory.instance.objectNode(), writer(folder))) {
            sink.accept(chunk);
            sink.finish();
        }
        return Files.readString(folder.resolve("out/c.json"));
    }

    private static FolderAssetWriter writer(Path folder) throws IOException {
        return new FolderAssetWriter(folder.resolve("out"), folder.resolve("work"));
    }
}
