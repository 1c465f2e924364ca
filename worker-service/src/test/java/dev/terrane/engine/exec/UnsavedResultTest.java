package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.engine.cube.Label;
import dev.terrane.engine.process.Value;
import dev.terrane.engine.sink.FolderAssetWriter;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.result.Asset;
import dev.terrane.model.result.ResultManifest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run leaves behind when the graph's result node saves nothing. */
class UnsavedResultTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String LOAD = "'load': {'process_id': 'load_collection', 'arguments': {'id': 'C',"
            + " 'spatial_extent': null, 'temporal_extent': null}}";

    @TempDir
    static Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'add', 'arguments': {'x': 0.1, 'y': 0.2}               | 0.30000000000000004",
                "'add', 'arguments': {'x': 1, 'y': 2}                   | 3",
                "'add', 'arguments': {'x': 1, 'y': null}                | null",
                "'pi', 'arguments': {}                                  | 3.141592653589793",
                "'gt', 'arguments': {'x': 1, 'y': 2}                    | false",
                "'constant', 'arguments': {'x': 'text'}                 | 'text'",
                "'constant', 'arguments': {'x': [1, null, ['a', true]]} | [1,null,['a',true]]",
                "'constant', 'arguments': {'x': {'a': [0.5]}}           | {'a':[0.5]}",
                "'nan', 'arguments': {}                                 | 'NaN'",
                "'divide', 'arguments': {'x': 1, 'y': 0}                | 'Infinity'",
                "'divide', 'arguments': {'x': -1, 'y': 0}               | '-Infinity'",
            })
    void aValueIsWrittenAsItsBareJson(String node, String expected) throws Exception {
        Result result = run("{'a': {'process_id': " + node + ", 'result': true}}");
        assertThat(result.text()).isEqualTo(expected.replace('\'', '"'));
        assertThat(result.manifest().assets()).singleElement().satisfies(asset -> {
            assertThat(asset.name()).isEqualTo("result.json");
            assertThat(asset.type()).isEqualTo("application/json");
        });
    }

    @Test
    void labelsOfAnArrayAreNames() throws IOException {
        Value array =
                new Value.Array(List.of(new Value.Scalar(1.5), Value.NODATA), List.of(Label.of("B1"), Label.of(2)));
        Path out = Files.createTempDirectory(folder, "labels");
        ValueFile.write(array, "result", new FolderAssetWriter(out, out.resolve("work")));
        assertThat(out.resolve("result.json")).hasContent("{\"B1\":1.5,\"2\":null}");
    }

    @Test
    void aCubeWithPixelsIsNetCdf() throws Exception {
        Result result = run("{" + LOAD.replace("}}", "}, 'result': true}") + "}");
        assertThat(result.manifest().assets()).extracting(Asset::name).containsExactly("result.nc");
        assertThat(result.manifest().start()).isEqualTo("2022-05-01T00:00:00Z");
    }

    @Test
    void aCubeWithoutPixelsIsJson() throws Exception {
        Result result = run("{" + LOAD + ", 'y': " + mean("load", "y") + ", 'x': "
                + mean("y", "x").replace("}}}}}", "}}}}, 'result': true}") + "}");
        JsonNode cube = JSON.readTree(result.text());
        assertThat(cube.path("order")).hasToString("[\"t\",\"bands\"]");
        assertThat(cube.path("data").get(0)).hasToString("[1,3]");
        assertThat(cube.path("data").get(1))
                .as("all of the first band is no-data")
                .hasToString("[null,3]");
    }

    @Test
    void whatIsSavedIsNotSavedAgain() throws Exception {
        Result result = run("{" + LOAD + ", 's': {'process_id': 'save_result', 'arguments':"
                + " {'data': {'from_node': 'load'}, 'format': 'json'}, 'result': true}}");
        assertThat(result.manifest().assets()).extracting(Asset::name).containsExactly("result.json");
        assertThat(JSON.readTree(result.text()).path("order")).hasSize(4);
    }

    @Test
    void aResultThatAnotherNodeSavesIsNotSavedAgain() throws Exception {
        Result result = run("{" + LOAD.replace("}}", "}, 'result': true}") + ", 's': {'process_id': 'save_result',"
                + " 'arguments': {'data': {'from_node': 'load'}, 'format': 'json'}}}");
        assertThat(result.manifest().assets()).extracting(Asset::name).containsExactly("result.json");
    }

    @Test
    void aResultBesideWhatIsSavedIsWrittenToo() throws Exception {
        Result result = run("{" + LOAD + ", 's': {'process_id': 'save_result', 'arguments':"
                + " {'data': {'from_node': 'load'}, 'format': 'netCDF'}},"
                + " 'p': {'process_id': 'pi', 'arguments': {}, 'result': true}}");
        assertThat(result.manifest().assets()).extracting(Asset::name).containsExactly("result.nc", "result-2.json");
    }

    /** What the test suite of openEO asks a back-end over HTTP, here of the engine: one node, no save_result. */
    @TestFactory
    Stream<DynamicTest> officialVectorsGiveTheirJson() throws IOException {
        Path out = Files.createTempDirectory(folder, "vectors");
        Engine engine = engine(out);
        List<DynamicTest> tests = new ArrayList<>();
        for (PlainVectors.Case vector : PlainVectors.all()) {
            tests.add(dynamicTest(vector.name(), () -> check(engine, out, vector)));
        }
        if (!tests.isEmpty()) {
            assertThat(tests).hasSizeGreaterThan(300);
        }
        return tests.stream();
    }

    private static void check(Engine engine, Path out, PlainVectors.Case vector) throws Exception {
        FolderAssetWriter writer = new FolderAssetWriter(out, out.resolve("work"));
        if (vector.mustFail()) {
            assertThatThrownBy(() -> engine.run(vector.process(), writer, new SilentListener(), new CancelToken()))
                    .isInstanceOf(OpenEoException.class);
            return;
        }
        try {
            engine.run(vector.process(), writer, new SilentListener(), new CancelToken());
        } catch (OpenEoException failure) {
            assertThat(vector.mayFail()).as(failure.getMessage()).isTrue();
            return;
        }
        vector.compare(JSON.readTree(out.resolve("result.json").toFile()));
    }

    private static String mean(String from, String dimension) {
        return "{'process_id': 'reduce_dimension', 'arguments': {'data': {'from_node': '" + from + "'}, 'dimension': '"
                + dimension + "', 'reducer': {'process_graph': {'m': {'process_id': 'mean', 'arguments': {'data':"
                + " {'from_parameter': 'data'}}, 'result': true}}}}}";
    }

    private record Result(ResultManifest manifest, Path out) {
        String text() throws IOException {
            return Files.readString(out.resolve("result.json"));
        }
    }

    private static Result run(String graph) throws Exception {
        Path out = Files.createTempDirectory(folder, "run");
        JsonNode process = JSON.readTree("{\"process_graph\": " + graph.replace('\'', '"') + "}");
        ResultManifest manifest = engine(out.resolve("stac"))
                .run(process, new FolderAssetWriter(out, out.resolve("work")), new SilentListener(), new CancelToken());
        return new Result(manifest, out);
    }

    private static Engine engine(Path stac) throws IOException {
        URI collection = new TinyCollection(stac)
                .tile("a", "2022-05-01T00:00:00Z", 0, 1, 3)
                .tile("b", "2022-06-01T00:00:00Z", 0, 0, 3)
                .finish("C");
        return new Engine(new Engine.Settings(List.of(collection), 2, 64 << 20, 8 << 20), Clock.systemUTC());
    }
}
