package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.engine.sink.FolderAssetWriter;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.graph.GraphInliner;
import dev.terrane.model.graph.UserProcess;
import dev.terrane.model.process.ProcessCatalogue;
import dev.terrane.model.result.Asset;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of a user, inlined, computes what the same graph does when it is written out. */
class UserProcessTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOAD = "'load': {'process_id': 'load_collection', 'arguments': {'id': 'C',"
            + " 'spatial_extent': null, 'temporal_extent': null}}";
    private static final String SAVE =
            "'save': {'process_id': 'save_result', 'arguments': {'data': {'from_node': '%s'}, 'format': 'GTiff'}, 'result': true}";
    private static final String INDEX = """
            {'parameters': [
               {'name': 'cube', 'description': '', 'schema': {'type': 'object', 'subtype': 'datacube'}},
               {'name': 'factor', 'description': '', 'schema': {'type': 'number'}},
               {'name': 'nir', 'description': '', 'schema': {'type': 'string'}, 'default': 'nir'}],
             'process_graph': {
               'index': {'process_id': 'ndvi', 'arguments': {'data': {'from_parameter': 'cube'},
                 'nir': {'from_parameter': 'nir'}}},
               'scale': {'process_id': 'apply', 'arguments': {'data': {'from_node': 'index'}, 'process': {
                 'process_graph': {'times': {'process_id': 'multiply', 'arguments': {'x': {'from_parameter': 'x'},
                   'y': {'from_parameter': 'factor'}}, 'result': true}}}}, 'result': true}}}""";

    @TempDir
    Path folder;

    @Test
    void theResultIsTheSame() throws Exception {
        List<String> inlined = run("""
                {%s, 'two': {'process_id': 'add', 'arguments': {'x': 1, 'y': 1}},
                 'mine': {'process_id': 'scaled_index', 'arguments': {'cube': {'from_node': 'load'},
                   'factor': {'from_node': 'two'}}}, %s}""".formatted(LOAD, SAVE.formatted("mine")));
        List<String> written = run("""
                {%s, 'ndvi': {'process_id': 'ndvi', 'arguments': {'data': {'from_node': 'load'}}},
                 'apply': {'process_id': 'apply', 'arguments': {'data': {'from_node': 'ndvi'}, 'process': {
                   'process_graph': {'m': {'process_id': 'multiply', 'arguments': {'x': {'from_parameter': 'x'}, 'y': 2},
                     'result': true}}}}}, %s}""".formatted(LOAD, SAVE.formatted("apply")));
        assertThat(inlined).isNotEmpty().isEqualTo(written);
    }

    @Test
    void aFailureNamesTheWayToItsNode() {
        OpenEoException failure =
                catchThrowableOfType(OpenEoException.class, () -> run("""
                {%s, 'mine': {'process_id': 'scaled_index', 'arguments': {'cube': {'from_node': 'load'}, 'factor': 2,
                   'nir': 'B99'}}, %s}""".formatted(LOAD, SAVE.formatted("mine"))));
        assertThat(failure.path()).contains(new OpenEoException.Step("mine/index", "ndvi"));
    }

    private List<String> run(String graph) throws IOException, InterruptedException {
        URI collection = new TinyCollection(folder.resolve("stac"))
                .tile("a", "2022-05-01T00:00:00Z", 0, 1, 3)
                .tile("b", "2022-06-01T00:00:00Z", 0, 2, 5)
                .finish("C");
        JsonNode own = JSON.readTree(INDEX.replace('\'', '"'));
        JsonNode process = JSON.readTree("{\"process_graph\": " + graph.replace('\'', '"') + "}");
        JsonNode inlined = new GraphInliner(
                        ProcessCatalogue.bundled(),
                        id -> id.equals("scaled_index") ? Optional.of(UserProcess.of(id, own)) : Optional.empty())
                .inline(process)
                .process();
        Engine engine = new Engine(new Engine.Settings(List.of(collection), 2, 64 << 20, 1 << 20), Clock.systemUTC());
        return engine
                .run(
                        inlined,
                        new FolderAssetWriter(folder.resolve("out"), folder.resolve("work")),
                        new SilentListener(),
                        new CancelToken())
                .assets()
                .stream()
                .map(Asset::checksum)
                .toList();
    }
}
