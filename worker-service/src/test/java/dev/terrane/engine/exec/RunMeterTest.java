package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.engine.sink.FolderAssetWriter;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.message.LogEntry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMeterTest {
    private static final double TENTH = 0.1;

    @TempDir
    Path folder;

    @Test
    void theTimeOfThreadsThatWorkAndOfThoseThatEndedCounts() throws Exception {
        RunMeter meter = new RunMeter();
        Thread ended = new Thread(() -> {
            meter.enter();
            burn();
            meter.leave();
        });
        ended.start();
        ended.join();
        double afterOne = meter.cpuSeconds();
        assertThat(afterOne).isGreaterThanOrEqualTo(TENTH);
        meter.enter();
        burn();
        double whileWorking = meter.cpuSeconds();
        assertThat(whileWorking).isGreaterThanOrEqualTo(afterOne + TENTH);
        meter.leave();
        double afterAll = meter.cpuSeconds();
        burn();
        assertThat(meter.cpuSeconds()).as("what does not work for the run").isEqualTo(afterAll);
    }

    @Test
    void memoryCountsWhileItIsSetAside() {
        RunMeter meter = new RunMeter();
        burn();
        assertThat(meter.byteSeconds()).isZero();
        meter.hold(1000);
        burn();
        double held = meter.byteSeconds();
        assertThat(held).isGreaterThanOrEqualTo(1000 * TENTH);
        meter.hold(0);
        double atLast = meter.byteSeconds();
        burn();
        assertThat(meter.byteSeconds()).isEqualTo(atLast);
    }

    @Test
    void aRunTellsWhatItUsed() throws Exception {
        RunMeter meter = new RunMeter();
        Engine engine = engine();
        engine.run(process(), writer(), new SilentListener(), new CancelToken(), meter);
        assertThat(meter.bytesRead()).isPositive();
        assertThat(meter.cpuSeconds()).isPositive();
        assertThat(meter.byteSeconds()).isPositive();
        RunMeter second = new RunMeter();
        engine.run(process(), writer(), new SilentListener(), new CancelToken(), second);
        assertThat(second.bytesRead()).as("tiles come from the cache").isLessThan(meter.bytesRead());
    }

    @Test
    void aListenerCanEndARunBetweenChunks() throws Exception {
        RunListener tooDear = new RunListener() {
            @Override
            public void progress(double percent) {
                throw OpenEoError.PAYMENT_REQUIRED.saying("Too dear.");
            }

            @Override
            public void log(LogEntry entry) {
                // nobody reads it
            }
        };
        Engine engine = engine();
        assertThatThrownBy(() -> engine.run(process(), writer(), tooDear, new CancelToken()))
                .isInstanceOfSatisfying(
                        OpenEoException.class, ended -> assertThat(ended.code()).isEqualTo("PaymentRequired"))
                .hasMessage("Too dear.");
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files).isEmpty();
        }
    }

    /** Uses at least a tenth of a second of CPU time on this thread. */
    private static void burn() {
        var threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + (long) (TENTH * 1e9);
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }

    private Engine engine() throws IOException {
        var collection = new TinyCollection(folder.resolve("stac"))
                .tile("a", "2022-05-01T00:00:00Z", 0, 1, 3)
                .finish("C");
        return new Engine(new Engine.Settings(List.of(collection), 2, 64 << 20, 8 << 20), Clock.systemUTC());
    }

    private FolderAssetWriter writer() throws IOException {
        return new FolderAssetWriter(folder.resolve("out"), folder.resolve("work"));
    }

    private static JsonNode process() throws IOException {
        return new ObjectMapper().readTree("""
                {"process_graph": {
                  "load": {"process_id": "load_collection", "arguments": {"id": "C", "spatial_extent": null,
                    "temporal_extent": null}},
                  "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "load"}, "format": "netCDF"},
                    "result": true}}}""");
    }
}
