package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.engine.sink.FolderAssetWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cancel reaches a run wherever it is, and leaves the caller's thread as it was. */
class CancelTest {
    private static final String GRAPH = """
            {"process_graph": {"load": {"process_id": "load_collection", "arguments":
              {"id": "C", "spatial_extent": null, "temporal_extent": null}},
             "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "load"}, "format": "GTiff"},
              "result": true}}}""";

    @TempDir
    Path folder;

    @Test
    void aReadThatNeverEndsWhilePlanningEndsWithTheCancel() throws Exception {
        CancelToken cancel = new CancelToken();
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI collection = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/collection.json");
            AtomicReference<Throwable> end = new AtomicReference<>();
            FutureTask<Boolean> run = new FutureTask<>(() -> {
                try {
                    engine(collection).run(new ObjectMapper().readTree(GRAPH), writer(), new SilentListener(), cancel);
                } catch (IOException | RuntimeException failure) {
                    end.set(failure);
                }
                return Thread.currentThread().isInterrupted();
            });
            Thread caller = new Thread(run, "caller");
            caller.setDaemon(true);
            caller.start();
            try (Socket asked = silent.accept()) {
                assertThat(asked.isConnected()).isTrue();
                cancel.cancel();
                assertThat(run.get(30, TimeUnit.SECONDS))
                        .as("an interrupt is left pending")
                        .isFalse();
            }
            assertThat(end.get()).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void aCancelBehindTheEndOfARunInterruptsNobody() throws Exception {
        CancelToken cancel = new CancelToken();
        URI collection = new TinyCollection(folder.resolve("stac"))
                .tile("a", "2022-05-01T00:00:00Z", 0, 1, 3)
                .finish("C");
        engine(collection).run(new ObjectMapper().readTree(GRAPH), writer(), new SilentListener(), cancel);
        cancel.cancel();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void anInterruptedCommitStoresNothing() throws IOException {
        FolderAssetWriter writer = writer();
        Path file = Files.write(writer.workFile("a.tif"), new byte[] {1, 2, 3});
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> writer.commit(file, "a.tif", "image/tiff"))
                    .isInstanceOf(InterruptedIOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(folder.resolve("out/a.tif")).doesNotExist();
    }

    private static Engine engine(URI collection) {
        return new Engine(new Engine.Settings(List.of(collection), 2, 64 << 20, 8 << 20), Clock.systemUTC());
    }

    private FolderAssetWriter writer() throws IOException {
        return new FolderAssetWriter(folder.resolve("out"), folder.resolve("work"));
    }
}
