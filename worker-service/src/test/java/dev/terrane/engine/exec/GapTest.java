package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.engine.sink.FolderAssetWriter;
import dev.terrane.engine.source.cog.GeoTiff;
import dev.terrane.engine.source.cog.TileCache;
import dev.terrane.engine.source.range.UriRangeReaders;
import dev.terrane.model.result.ResultManifest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GapTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GRAPH = """
            {"process_graph": {"load": {"process_id": "load_collection", "arguments":
              {"id": "C", "spatial_extent": null, "temporal_extent": null}},
             "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "load"}, "format": "GTiff"},
              "result": true}}}""";

    @TempDir
    Path folder;

    @Test
    void theGapBetweenTwoTilesIsNoDataAlsoWhereTheBandsDisagreeOnItsValue() throws Exception {
        URI collection = new TinyCollection(folder.resolve("stac"))
                .tile("a", "2022-05-01T00:00:00Z", 0, 1, 3)
                .tile("b", "2022-05-01T00:00:00Z", 80, 5, 7)
                .finish("C");
        for (String item : List.of("a", "b")) {
            Path file = folder.resolve("stac").resolve(item).resolve("item.json");
            ObjectNode json = (ObjectNode) JSON.readTree(file.toFile());
            ((ObjectNode) json.at("/assets/B2"))
                    .putArray("raster:bands")
                    .addObject()
                    .put("nodata", 65535);
            JSON.writeValue(file.toFile(), json);
        }
        ResultManifest manifest = new Engine(
                        new Engine.Settings(List.of(collection), 2, 64 << 20, 8 << 20), Clock.systemUTC())
                .run(
                        JSON.readTree(GRAPH),
                        new FolderAssetWriter(folder.resolve("out"), folder.resolve("work")),
                        new SilentListener(),
                        new CancelToken());
        Path written = folder.resolve("out").resolve(manifest.assets().get(0).name());
        assertThat(Files.exists(written)).isTrue();
        GeoTiff file = GeoTiff.open(new UriRangeReaders().open(written.toUri()), new TileCache(1 << 20));
        assertRow(file, 0, 1, 5);
        assertRow(file, 1, 3, 7);
    }

    private static void assertRow(GeoTiff file, int band, double left, double right) throws Exception {
        double[] values = new double[12];
        boolean[] valid = new boolean[12];
        Arrays.fill(valid, true);
        file.read(band, new GeoTiff.Window(0, 0, 12, 1), values, valid, 0, 12);
        for (int i = 0; i < 12; i++) {
            boolean gap = i >= 4 && i < 8;
            assertThat(valid[i]).as("pixel %d", i).isEqualTo(!gap);
            if (!gap) {
                assertThat(values[i]).as("pixel %d", i).isEqualTo(i < 4 ? left : right);
            }
        }
    }
}
