package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.engine.sink.FolderAssetWriter;
import dev.terrane.engine.source.cog.GeoTiff;
import dev.terrane.engine.source.cog.TileCache;
import dev.terrane.engine.source.range.UriRangeReaders;
import dev.terrane.model.message.LogEntry;
import dev.terrane.model.result.Asset;
import dev.terrane.model.result.ResultManifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real series: monthly median NDVI without clouds, against an independent computation from the raw tiles. */
class SloveniaTest {
    private static final Path DATA =
            Path.of(Objects.requireNonNull(System.getProperty("terrane.root"))).resolve("../shared/data/slovenia");
    private static final int WIDTH = 100;
    private static final int HEIGHT = 101;

    @TempDir
    Path folder;

    @BeforeEach
    void theSeriesIsThere() {
        assumeTrue(Files.isDirectory(DATA), "skipped: the Slovenian series is not beside the clone");
    }

    @Test
    void monthlyMediansEqualThoseOfTheRawTiles() throws Exception {
        ResultManifest manifest = run("GTiff", 64L << 20);
        Map<String, float[]> expected = expected();
        assertThat(manifest.assets()).hasSize(19);
        assertThat(manifest.epsg()).isEqualTo(32633);
        int clear = 0;
        for (Asset asset : manifest.assets()) {
            String month = Objects.requireNonNull(asset.datetime());
            assertThat(asset.name()).isEqualTo("result_" + month + ".tif");
            GeoTiff file = GeoTiff.open(
                    new UriRangeReaders()
                            .open(folder.resolve("out/" + asset.name()).toUri()),
                    new TileCache(1 << 20));
            assertThat(file.grid().left()).isEqualTo(465181.0522318204);
            assertThat(file.grid().top()).isEqualTo(5080254.63349641);
            double[] values = new double[WIDTH * HEIGHT];
            boolean[] valid = new boolean[values.length];
            Arrays.fill(valid, true);
            file.read(0, new GeoTiff.Window(0, 0, WIDTH, HEIGHT), values, valid, 0, WIDTH);
            float[] wanted = expected.getOrDefault(month, allNaN());
            for (int i = 0; i < values.length; i++) {
                assertThat(valid[i]).as("%s pixel %d", month, i).isEqualTo(!Float.isNaN(wanted[i]));
                if (valid[i]) {
                    assertThat((float) values[i]).isEqualTo(wanted[i]);
                    clear++;
                }
            }
        }
        assertThat(clear).isGreaterThan(100_000);
        assertThat(manifest.assets().stream().map(Asset::datetime))
                .startsWith("2015-07", "2015-08")
                .endsWith("2016-12", "2017-01");
    }

    @Test
    void aTightBudgetGivesTheSameFiles() throws Exception {
        ResultManifest roomy = run("netCDF", 256L << 20);
        ResultManifest tight = run("netCDF", 4L << 20);
        assertThat(tight.assets().get(0).checksum())
                .isEqualTo(roomy.assets().get(0).checksum());
        byte[] head = Arrays.copyOf(Files.readAllBytes(folder.resolve("out/result.nc")), 4);
        assertThat(head).containsExactly('C', 'D', 'F', 2);
    }

    private ResultManifest run(String format, long memory) throws Exception {
        String graph = """
                {"process_graph": {
                  "ndvi": {"process_id": "load_collection", "arguments": {"id": "SLOVENIA_NDVI",
                    "spatial_extent": null, "temporal_extent": null, "bands": ["NDVI"]}},
                  "clm": {"process_id": "load_collection", "arguments": {"id": "SLOVENIA_NDVI",
                    "spatial_extent": null, "temporal_extent": null, "bands": ["CLM"]}},
                  "cloud": {"process_id": "reduce_dimension", "arguments": {"data": {"from_node": "clm"},
                    "dimension": "bands", "reducer": {"process_graph": {
                      "band": {"process_id": "array_element", "arguments": {"data": {"from_parameter": "data"}, "index": 0}},
                      "is": {"process_id": "eq", "arguments": {"x": {"from_node": "band"}, "y": 1}, "result": true}}}}},
                  "clear": {"process_id": "mask", "arguments": {"data": {"from_node": "ndvi"}, "mask": {"from_node": "cloud"}}},
                  "months": {"process_id": "aggregate_temporal_period", "arguments": {"data": {"from_node": "clear"},
                    "period": "month", "reducer": {"process_graph": {
                      "m": {"process_id": "median", "arguments": {"data": {"from_parameter": "data"}}, "result": true}}}}},
                  "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "months"}, "format": "%s"}, "result": true}
                }}""".formatted(format);
        Engine engine = new Engine(
                new Engine.Settings(List.of(DATA.resolve("collection.json").toUri()), 2, memory, 32L << 20),
                Clock.systemUTC());
        List<String> log = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void progress(double percent) {
                assertThat(percent).isBetween(0.0, 100.0);
            }

            @Override
            public void log(LogEntry entry) {
                log.add(entry.message());
            }
        };
        ResultManifest manifest = engine.run(
                new ObjectMapper().readTree(graph),
                new FolderAssetWriter(folder.resolve("out"), folder.resolve("work")),
                listener,
                new CancelToken());
        assertThat(log.get(0)).startsWith("Plan:\nwrite " + format + " result");
        return manifest;
    }

    /** Medians by month, from the files themselves: read raw, grouped and sorted here. */
    private static Map<String, float[]> expected() throws Exception {
        TreeMap<String, List<Path>> months = new TreeMap<>();
        try (Stream<Path> items = Files.list(DATA)) {
            items.filter(Files::isDirectory).sorted().forEach(item -> {
                String date = item.getFileName().toString().substring(3, 9);
                months.computeIfAbsent(date.substring(0, 4) + "-" + date.substring(4), month -> new ArrayList<>())
                        .add(item);
            });
        }
        TreeMap<String, float[]> medians = new TreeMap<>();
        for (var month : months.entrySet()) {
            List<float[]> ndvi = new ArrayList<>();
            List<float[]> clouds = new ArrayList<>();
            for (Path item : month.getValue()) {
                ndvi.add(RawTiff.read(item.resolve("NDVI.tif")));
                clouds.add(RawTiff.read(item.resolve("CLM.tif")));
            }
            medians.put(month.getKey(), medians(ndvi, clouds));
        }
        return medians;
    }

    private static float[] medians(List<float[]> ndvi, List<float[]> clouds) {
        float[] medians = new float[WIDTH * HEIGHT];
        for (int i = 0; i < medians.length; i++) {
            List<Double> clear = new ArrayList<>();
            for (int date = 0; date < ndvi.size(); date++) {
                if (clouds.get(date)[i] != 1 && !Float.isNaN(ndvi.get(date)[i])) {
                    clear.add((double) ndvi.get(date)[i]);
                }
            }
            clear.sort(null);
            int n = clear.size();
            if (n == 0) {
                medians[i] = Float.NaN;
            } else {
                double upper = clear.get(n / 2);
                medians[i] = (float) (n % 2 == 1 ? upper : clear.get(n / 2 - 1) * 0.5 + upper * 0.5);
            }
        }
        return medians;
    }

    private static float[] allNaN() {
        float[] nothing = new float[WIDTH * HEIGHT];
        Arrays.fill(nothing, Float.NaN);
        return nothing;
    }
}
