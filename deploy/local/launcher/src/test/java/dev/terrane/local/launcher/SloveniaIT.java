package dev.terrane.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.local.client.JobRun;
import dev.terrane.local.client.OpenEoClient;
import dev.terrane.local.client.ProgressBar;
import dev.terrane.local.client.RasterFile;
import dev.terrane.local.stack.Ports;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real Sentinel-2 data over the whole way: HTTP, Kafka, worker, S3, download. */
class SloveniaIT {
    private static final Path SERIES = TerraneProcess.ROOT.resolve("../shared/data/slovenia");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PIXELS = 100 * 101;

    @TempDir
    Path folder;

    @Test
    void monthlyMediansWithoutCloudsEqualThoseOfTheFiles() throws Exception {
        assumeTrue(Files.isDirectory(SERIES), "skipped: the Slovenian series is not beside the clone");
        int port = Ports.free();
        try (TerraneProcess terrane = TerraneProcess.start(
                "up",
                "--port",
                Integer.toString(port),
                "--data",
                folder.resolve("data").toString(),
                "--collection",
                SERIES.resolve("collection.json").toString())) {
            OpenEoClient client = new OpenEoClient(terrane.awaitLine("ready: "), "demo", "demo");
            Map<String, float[]> expected = expected();
            List<Path> months = download(client, "GTiff");
            assertThat(months).hasSize(19);
            for (Path month : months) {
                String label = month.getFileName().toString().substring(7, 14);
                assertThat(floats(RasterFile.open(month).band(0)))
                        .as(label)
                        .isEqualTo(expected.getOrDefault(label, nothing()));
            }
            byte[] netCdf = Files.readAllBytes(download(client, "netCDF").get(0));
            ByteBuffer values = ByteBuffer.wrap(netCdf, netCdf.length - 19 * PIXELS * 4, 19 * PIXELS * 4);
            for (Path month : months) {
                String label = month.getFileName().toString().substring(7, 14);
                float[] read = new float[PIXELS];
                values.asFloatBuffer().get(read);
                values.position(values.position() + PIXELS * 4);
                assertThat(read).as("netCDF " + label).isEqualTo(expected.getOrDefault(label, nothing()));
            }
            terrane.terminate();
            terrane.awaitEnd();
        }
    }

    private List<Path> download(OpenEoClient client, String format) throws IOException, InterruptedException {
        ObjectNode job = JSON.createObjectNode();
        JsonNode graph = JSON.readTree("""
                {"ndvi": {"process_id": "load_collection", "arguments": {"id": "SLOVENIA_NDVI",
                   "spatial_extent": null, "temporal_extent": null, "bands": ["NDVI"]}},
                 "clm": {"process_id": "load_collection", "arguments": {"id": "SLOVENIA_NDVI",
                   "spatial_extent": null, "temporal_extent": null, "bands": ["CLM"]}},
                 "cloud": {"process_id": "reduce_dimension", "arguments": {"data": {"from_node": "clm"},
                   "dimension": "bands", "reducer": {"process_graph": {
                     "clm": {"process_id": "array_element", "arguments": {"data": {"from_parameter": "data"},
                       "index": 0}},
                     "is": {"process_id": "eq", "arguments": {"x": {"from_node": "clm"}, "y": 1}, "result": true}}}}},
                 "clear": {"process_id": "mask", "arguments": {"data": {"from_node": "ndvi"},
                   "mask": {"from_node": "cloud"}}},
                 "months": {"process_id": "aggregate_temporal_period", "arguments": {"data": {"from_node": "clear"},
                   "period": "month", "reducer": {"process_graph": {"m": {"process_id": "median",
                     "arguments": {"data": {"from_parameter": "data"}}, "result": true}}}}},
                 "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "months"},
                   "format": "%s"}, "result": true}}""".formatted(format));
        job.putObject("process").set("process_graph", graph);
        String id = client.create(job);
        String status = new JobRun(client, new ProgressBar(new PrintWriter(new StringWriter()), false)).follow(id);
        assertThat(status).as("%s", client.logs(id, "")).isEqualTo("finished");
        List<Path> files = new ArrayList<>();
        for (OpenEoClient.Download download : OpenEoClient.downloads(client.results(id))) {
            files.add(client.fetch(download, Files.createDirectories(folder.resolve(format))));
        }
        files.sort(null);
        return files;
    }

    /** Medians by month from the downloaded series itself: grouped by the names of its folders and sorted here. */
    private static Map<String, float[]> expected() throws IOException {
        TreeMap<String, List<Path>> months = new TreeMap<>();
        try (Stream<Path> items = Files.list(SERIES)) {
            items.filter(Files::isDirectory).sorted().forEach(item -> {
                String name = item.getFileName().toString();
                months.computeIfAbsent(name.substring(3, 7) + "-" + name.substring(7, 9), month -> new ArrayList<>())
                        .add(item);
            });
        }
        TreeMap<String, float[]> medians = new TreeMap<>();
        for (var month : months.entrySet()) {
            List<List<Double>> clear = new ArrayList<>();
            for (int i = 0; i < PIXELS; i++) {
                clear.add(new ArrayList<>());
            }
            for (Path item : month.getValue()) {
                double[] ndvi = RasterFile.open(item.resolve("NDVI.tif")).band(0);
                double[] cloud = RasterFile.open(item.resolve("CLM.tif")).band(0);
                for (int i = 0; i < PIXELS; i++) {
                    if (cloud[i] != 1 && !Double.isNaN(ndvi[i])) {
                        clear.get(i).add(ndvi[i]);
                    }
                }
            }
            float[] median = new float[PIXELS];
            for (int i = 0; i < PIXELS; i++) {
                median[i] = median(clear.get(i));
            }
            medians.put(month.getKey(), median);
        }
        return medians;
    }

    private static float median(List<Double> values) {
        values.sort(null);
        int n = values.size();
        if (n == 0) {
            return Float.NaN;
        }
        return (float) ((values.get((n - 1) / 2) + values.get(n / 2)) / 2);
    }

    private static float[] nothing() {
        float[] nothing = new float[PIXELS];
        java.util.Arrays.fill(nothing, Float.NaN);
        return nothing;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
