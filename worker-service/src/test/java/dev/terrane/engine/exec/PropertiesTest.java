package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.process.GraphEvaluator;
import dev.terrane.engine.process.Value;
import dev.terrane.engine.source.Access;
import dev.terrane.engine.source.cog.TileCache;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.graph.GraphParser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four items: a clear one, a cloudy one, one that does not say, and one that says null. */
class PropertiesTest {
    private static final String MAY = "2022-05-01T00:00:00Z";
    private static final String JUNE = "2022-06-01T00:00:00Z";
    private static final String CLOUDS = "'eo:cloud_cover'";
    private static final String VALUE = "{'from_parameter': 'value'}";

    @TempDir
    Path folder;

    private JobSurroundings surroundings =
            new JobSurroundings(new StacCatalog(List.of(), Access.ofOwner(), new TileCache(1 << 20)), List.of());

    @BeforeEach
    void writeTheCollection() throws IOException {
        URI collection = new TinyCollection(folder)
                .tile("a", MAY, 0, 1)
                .property("eo:cloud_cover", 10)
                .property("sat:orbit_state", "ascending")
                .tile("b", JUNE, 0, 2)
                .property("eo:cloud_cover", 60.5)
                .property("sat:orbit_state", "descending")
                .tile("c", "2022-07-01T00:00:00Z", 0, 3)
                .tile("d", "2022-08-01T00:00:00Z", 0, 4)
                .property("eo:cloud_cover", null)
                .finish("C");
        surroundings = new JobSurroundings(
                new StacCatalog(List.of(collection), Access.ofOwner(), new TileCache(1 << 20)), List.of());
    }

    @Test
    void onlyItemsWhoseConditionSaysTrueAreLoaded() throws IOException {
        assertThat(dates(CLOUDS + ": " + call("lte", "'x': " + VALUE + ", 'y': 20")))
                .containsExactly(MAY);
        assertThat(dates(CLOUDS + ": " + call("gt", "'x': " + VALUE + ", 'y': 20")))
                .containsExactly(JUNE);
        assertThat(dates("'sat:orbit_state': " + call("eq", "'x': " + VALUE + ", 'y': 'descending'")))
                .containsExactly(JUNE);
    }

    @Test
    void allConditionsMustHold() throws IOException {
        String any = CLOUDS + ": " + call("lte", "'x': " + VALUE + ", 'y': 100");
        assertThat(dates(any)).containsExactly(MAY, JUNE);
        assertThat(dates(any + ", 'sat:orbit_state': " + call("eq", "'x': " + VALUE + ", 'y': 'ascending'")))
                .containsExactly(MAY);
    }

    @Test
    void nothingIsFilteredWithoutConditions() throws IOException {
        assertThat(dates("")).hasSize(4);
    }

    @Test
    void aConditionIsAskedOnlyForWhatAnItemHas() throws IOException {
        assertThat(dates(CLOUDS + ": " + call("is_nodata", "'x': " + VALUE)))
                .as("null is a value, a missing property is none")
                .containsExactly("2022-08-01T00:00:00Z");
        assertThatThrownBy(() -> dates("'no:such': " + call("eq", "'x': 1, 'y': 1")))
                .hasMessageContaining("no data with these properties");
    }

    @Test
    void whatIsNoConditionIsRefused() {
        assertThatThrownBy(() -> dates(CLOUDS + ": " + call("add", "'x': " + VALUE + ", 'y': 1")))
                .isInstanceOf(OpenEoException.class)
                .hasMessageContaining("must give true or false");
        assertThatThrownBy(() -> dates(CLOUDS + ": 20"))
                .isInstanceOf(OpenEoException.class)
                .hasMessageContaining("must be a process graph");
    }

    private static String call(String process, String arguments) {
        return "{'process_graph': {'p': {'process_id': '" + process + "', 'arguments': {" + arguments
                + "}, 'result': true}}}";
    }

    private List<String> dates(String properties) throws IOException {
        String graph = "{'load': {'process_id': 'load_collection', 'arguments': {'id': 'C', 'spatial_extent': null,"
                + " 'temporal_extent': null, 'properties': {" + properties + "}}, 'result': true}}";
        Value cube = new GraphEvaluator(surroundings)
                .result(GraphParser.parse(new ObjectMapper().readTree(graph.replace('\'', '"'))), Map.of());
        Dimension time = ((Value.Cube) cube).node().spec().dimensions().get(0);
        return ((Dimension.Labeled) time)
                .labels().stream().map(label -> label.text()).toList();
    }
}
