package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.engine.sink.FolderAssetWriter;
import dev.terrane.model.result.ResultManifest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The longest graphs that are accepted, on a thread with the stack that every thread has. */
class DeepGraphTest {
    private static final String ADD = "{'process_graph': {'a': {'process_id': 'add', 'arguments': {'x':"
            + " {'from_parameter': 'x'}, 'y': 1}, 'result': true}}}";

    @TempDir
    Path folder;

    @Test
    void theLongestChainOfCallbacksIsComputed() throws Exception {
        // The first node to be called has all others waiting for it, and its callback is as long again.
        StringBuilder nodes = new StringBuilder(apply("n0", "load", branches()));
        for (int i = 1; i < 997; i++) {
            nodes.append(apply("n" + i, "n" + (i - 1), ADD));
        }
        ResultManifest manifest = run(nodes + save("n996"));
        assertThat(manifest.assets()).hasSize(1);
    }

    /** A callback of nodes of which each takes the one before it as a branch. */
    private static String branches() {
        StringBuilder graph = new StringBuilder("{'process_graph': {'c': {'process_id': 'gt', 'arguments':"
                + " {'x': {'from_parameter': 'x'}, 'y': 0}}, 'b0': {'process_id': 'add', 'arguments':"
                + " {'x': {'from_parameter': 'x'}, 'y': 1}}");
        for (int i = 1; i < 998; i++) {
            graph.append(", 'b" + i + "': {'process_id': 'if', 'arguments': {'value': {'from_node': 'c'}, 'accept':"
                    + " {'from_node': 'b" + (i - 1) + "'}, 'reject': {'from_node': 'b" + (i - 1) + "'}}, 'result': "
                    + (i == 997) + "}");
        }
        return graph + "}}";
    }

    private static String apply(String id, String before, String process) {
        return ", '" + id + "': {'process_id': 'apply', 'arguments': {'data': {'from_node': '" + before
                + "'}, 'process': " + process + "}}";
    }

    private static String save(String id) {
        return ", 's': {'process_id': 'save_result', 'arguments': {'data': {'from_node': '" + id
                + "'}, 'format': 'netCDF'}, 'result': true}";
    }

    private ResultManifest run(String nodes) throws IOException, InterruptedException, ExecutionException {
        URI collection = new TinyCollection(folder.resolve("stac"))
                .tile("a", "2022-05-01T00:00:00Z", 0, 1, 3)
                .finish("C");
        Engine engine = new Engine(new Engine.Settings(List.of(collection), 2, 64 << 20, 8 << 20), Clock.systemUTC());
        String graph = "{'process_graph': {'load': {'process_id': 'load_collection', 'arguments': {'id': 'C',"
                + " 'spatial_extent': null, 'temporal_extent': null}}" + nodes + "}}";
        JsonNode process = new ObjectMapper().readTree(graph.replace('\'', '"'));
        FutureTask<ResultManifest> task = new FutureTask<>(() -> engine.run(
                process,
                new FolderAssetWriter(folder.resolve("out"), folder.resolve("work")),
                new SilentListener(),
                new CancelToken()));
        Thread thread = new Thread(task, "default stack");
        thread.start();
        return task.get();
    }
}
