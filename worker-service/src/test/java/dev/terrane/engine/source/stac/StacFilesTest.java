package dev.terrane.engine.source.stac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.source.cog.TileCache;
import dev.terrane.engine.source.range.UriRangeReaders;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StacFilesTest {
    private static final StacBands.Place PLACE = new StacBands.Place("a", 0);

    private final StacFiles files = new StacFiles(new UriRangeReaders(), new TileCache(1 << 20));

    @Test
    void aDeclaredValueIsComparedAsTheFileStoresIt() throws IOException {
        StacItem item = item("", "\"raster:bands\": [{\"nodata\": 0.1}],");
        double[] values = {0.1f, 0.1, 1};
        boolean[] valid = {true, true, true};
        files.markNodata(item, PLACE, DataType.FLOAT32, values, valid);
        assertThat(valid).containsExactly(false, true, true);
        files.markNodata(item, PLACE, DataType.FLOAT64, values, valid);
        assertThat(valid).containsExactly(false, false, true);
    }

    @Test
    void aFileWithoutReferenceSystemIsRefusedUnlessItsItemNamesOne() throws IOException {
        assertThatThrownBy(() -> files.grid(item("", ""), PLACE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("without-crs.tif does not say its reference system");
        assertThat(files.grid(item("\"proj:code\": \"EPSG:32634\",", ""), PLACE).epsg())
                .isEqualTo(32634);
    }

    @Test
    void aGridThatNoFileHasIsNotBelieved() throws IOException {
        for (String wrong : List.of("[2000000000, 16]", "[0, 20]", "[16]")) {
            StacItem item = item(
                    "\"proj:epsg\": 32633, \"proj:transform\": [10, 0, 0, 0, -10, 0], \"proj:shape\": " + wrong + ",",
                    "");
            assertThat(item.grid(PLACE)).isEmpty();
        }
        StacItem endless = item(
                "\"proj:epsg\": 32633, \"proj:transform\": [10, 0, 1e999, 0, -10, 0], \"proj:shape\": [16, 20],", "");
        assertThat(endless.grid(PLACE)).isEmpty();
    }

    private static StacItem item(String properties, String asset) throws IOException {
        URI folder = URI.create(Objects.requireNonNull(StacFilesTest.class.getResource("/tiff/without-crs.tif"))
                .toString());
        String json = "{\"type\": \"Feature\", \"id\": \"i\", \"properties\": {" + properties
                + "\"datetime\": \"2022-05-01T00:00:00Z\"}, \"assets\": {\"a\": {" + asset
                + "\"href\": \"without-crs.tif\"}}}";
        return StacItem.of(new StacDocument(folder.resolve("item.json"), new ObjectMapper().readTree(json)));
    }
}
