package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.engine.sink.FolderAssetWriter;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.result.Asset;
import dev.terrane.model.result.ResultManifest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole graphs over a tiny collection; what the official vectors cannot tell: loading, saving and failures. */
class EngineTest {
    private static final String LOAD = "'load': {'process_id': 'load_collection', 'arguments': {'id': 'C',"
            + " 'spatial_extent': null, 'temporal_extent': null}}";

    @TempDir
    Path folder;

    @Test
    void ndviIsComputedFromRedAndNearInfraredAndNoDataStaysNoData() throws Exception {
        ResultManifest manifest = run("""
                {%s, 'ndvi': {'process_id': 'ndvi', 'arguments': {'data': {'from_node': 'load'}}},
                 'save': {'process_id': 'save_result', 'arguments': {'data': {'from_node': 'ndvi'}, 'format': 'gtiff'},
                          'result': true}}""".formatted(LOAD));
        Asset.Statistics first = statistics(manifest, 0);
        assertThat(first.minimum()).isEqualTo((float) (2.0 / 4));
        assertThat(first.validPercent()).isEqualTo(100);
        assertThat(manifest.assets().get(1).raster()).isNotNull();
        assertThat(statisticsOrNull(manifest, 1))
                .as("red is no-data on the second date")
                .isNull();
        assertThat(manifest.start()).isEqualTo("2022-05-01T00:00:00Z");
        assertThat(manifest.end()).isEqualTo("2022-06-01T00:00:00Z");
    }

    @Test
    void severalResultsOfOneGraphHaveNamesOfTheirOwn() throws Exception {
        ResultManifest manifest = run("""
                {%s, 'one': {'process_id': 'save_result', 'arguments': {'data': {'from_node': 'load'}, 'format': 'netCDF'}},
                 'two': {'process_id': 'save_result', 'arguments': {'data': {'from_node': 'load'}, 'format': 'NETCDF'},
                         'result': true}}""".formatted(LOAD));
        assertThat(manifest.assets()).extracting(Asset::name).containsExactly("result.nc", "result-2.nc");
    }

    @Test
    void whatAUserGotWrongIsSaidWithCodeAndNode() throws Exception {
        assertThat(failure("{'l': {'process_id': 'load_collection', 'arguments': {'id': 'NONE',"
                        + " 'spatial_extent': null, 'temporal_extent': null}, 'result': true}}"))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("CollectionNotFound");
                    assertThat(refused.path()).containsExactly(new OpenEoException.Step("l", "load_collection"));
                });
        assertThat(failure("{" + LOAD + ", 's': {'process_id': 'save_result', 'arguments':"
                                + " {'data': {'from_node': 'load'}, 'format': 'PNGX'}, 'result': true}}")
                        .getMessage())
                .contains("PNGX");
        assertThat(failure("{" + LOAD + ", 'r': {'process_id': 'reduce_dimension', 'arguments': {'data':"
                                + " {'from_node': 'load'}, 'dimension': 'q', 'reducer': {'process_graph': {'m':"
                                + " {'process_id': 'mean', 'arguments': {'data': {'from_parameter': 'data'}},"
                                + " 'result': true}}}}}, 's': {'process_id': 'save_result', 'arguments': {'data':"
                                + " {'from_node': 'r'}, 'format': 'GTiff'}, 'result': true}}")
                        .code())
                .isEqualTo("DimensionNotAvailable");
    }

    @Test
    void aFileThatIsGoneEndsTheRunAndLeavesNothing() throws Exception {
        collection();
        Files.delete(folder.resolve("stac/b/B1.tif"));
        assertThat(failure("{" + LOAD + ", 's': {'process_id': 'save_result', 'arguments':"
                        + " {'data': {'from_node': 'load'}, 'format': 'GTiff'}, 'result': true}}"))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("DataUnreadable");
                    assertThat(refused).hasMessageContaining("B1.tif");
                });
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aCancelledRunEndsAndLeavesNothing() throws Exception {
        CancelToken cancel = new CancelToken();
        cancel.cancel();
        assertThatThrownBy(() -> engine(collection())
                        .run(
                                graph("{" + LOAD + ", 's': {'process_id': 'save_result', 'arguments':"
                                        + " {'data': {'from_node': 'load'}, 'format': 'GTiff'}, 'result': true}}"),
                                writer(),
                                new SilentListener(),
                                cancel))
                .isInstanceOf(CancellationException.class);
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void theLongestChainOfNodesIsComputed() throws Exception {
        StringBuilder chain = new StringBuilder(LOAD);
        String before = "load";
        for (int i = 0; i < 998; i++) {
            chain.append(", 'n" + i + "': {'process_id': 'filter_bands', 'arguments': {'data': {'from_node': '" + before
                    + "'}, 'bands': ['B1']}}");
            before = "n" + i;
        }
        ResultManifest manifest = run("{" + chain + ", 's': {'process_id': 'save_result', 'arguments': {'data':"
                + " {'from_node': '" + before + "'}, 'format': 'netCDF'}, 'result': true}}");
        assertThat(manifest.assets()).hasSize(1);
    }

    private URI collection() throws IOException {
        return new TinyCollection(folder.resolve("stac"))
                .tile("a", "2022-05-01T00:00:00Z", 0, 1, 3)
                .tile("b", "2022-06-01T00:00:00Z", 0, 0, 3)
                .finish("C");
    }

    private OpenEoException failure(String graph) throws IOException {
        URI collection = Files.exists(folder.resolve("stac/collection.json"))
                ? folder.resolve("stac/collection.json").toUri()
                : collection();
        return catchThrowableOfType(
                OpenEoException.class,
                () -> engine(collection).run(graph(graph), writer(), new SilentListener(), new CancelToken()));
    }

    private ResultManifest run(String graph) throws Exception {
        return engine(collection()).run(graph(graph), writer(), new SilentListener(), new CancelToken());
    }

    private static Engine engine(URI collection) {
        return new Engine(new Engine.Settings(List.of(collection), 2, 64 << 20, 8 << 20), Clock.systemUTC());
    }

    private FolderAssetWriter writer() throws IOException {
        return new FolderAssetWriter(folder.resolve("out"), folder.resolve("work"));
    }

    private static JsonNode graph(String graph) throws IOException {
        return new ObjectMapper().readTree("{\"process_graph\": " + graph.replace('\'', '"') + "}");
    }

    private static Asset.Statistics statistics(ResultManifest manifest, int asset) {
        return Objects.requireNonNull(statisticsOrNull(manifest, asset));
    }

    private static Asset.@Nullable Statistics statisticsOrNull(ResultManifest manifest, int asset) {
        return Objects.requireNonNull(manifest.assets().get(asset).raster())
                .bands()
                .get(0)
                .statistics();
    }
}
