package dev.terrane.model.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.terrane.model.job.BudgetLimit;
import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobUsage;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.job.Prices;
import dev.terrane.model.result.Asset;
import dev.terrane.model.result.ResultManifest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCodecTest {
    private static final JobId JOB = new JobId("j-1");
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final JobUsage USAGE = new JobUsage(1.5, 2.5, 3.5, 4, 5);
    private static final BudgetLimit LIMIT = new BudgetLimit(new Prices(1, 0.5, 0.25, 1e-9, 1e-8), 12.5, USAGE);
    private static final LogEntry ENTRY = new LogEntry(
            TIME,
            LogLevel.WARNING,
            "NoDataAvailable",
            "Nothing there.",
            List.of(new LogEntry.PathElement("load", "load_collection"), new LogEntry.PathElement("x", null)),
            JsonNodeFactory.instance.objectNode().put("a", 1));

    static Stream<JobCommand> commands() {
        return Stream.of(
                new JobCommand.Start(
                        JOB,
                        3,
                        JsonNodeFactory.instance.objectNode().putNull("kept"),
                        null,
                        "basic:demo",
                        LogLevel.DEBUG,
                        "abc",
                        TIME,
                        LIMIT),
                new JobCommand.Start(JOB, 1, null, "jobs/j-1/process-1.json", "u", LogLevel.INFO, "abc", TIME, null),
                new JobCommand.Stop(JOB, 2, "c1", TIME),
                new JobCommand.Stop(JOB, 2, null, TIME));
    }

    static Stream<JobEvent> events() {
        return Stream.of(
                new JobEvent.Claimed(JOB, 1, "c1", TIME, 7, "worker-7"),
                new JobEvent.Progressed(JOB, 1, "c1", TIME, 7, 12.5, USAGE),
                new JobEvent.Progressed(JOB, 1, "c1", TIME, 7, 12.5, null),
                new JobEvent.Logged(JOB, 1, "c1", TIME, 7, List.of(ENTRY)),
                new JobEvent.Finished(JOB, 1, "c1", TIME, 7, USAGE),
                new JobEvent.Failed(JOB, 1, "c1", TIME, 7, ENTRY, true, null),
                new JobEvent.Stopped(JOB, 1, "c1", TIME, 7, USAGE),
                new JobEvent.Returned(JOB, 1, "c1", TIME, 7, USAGE));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandsComeBackAsTheyWere(JobCommand command) {
        assertThat(MessageCodec.decode(MessageCodec.encode(command), JobCommand.class))
                .isEqualTo(command);
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventsComeBackAsTheyWere(JobEvent event) {
        assertThat(MessageCodec.decode(MessageCodec.encode(event), JobEvent.class))
                .isEqualTo(event);
    }

    @Test
    void manifestsComeBackAsTheyWere() {
        var band = new Asset.BandInfo("B04", "uint16", "0", new Asset.Statistics(1, 2, 3, 99.5));
        var raster = new Asset.Raster(
                32632,
                List.of(2, 3),
                List.of(10.0, 0.0, 5.0, 0.0, -10.0, 7.0),
                List.of(1.0, 2.0, 3.0, 4.0),
                List.of(band));
        var manifest = new ResultManifest(
                List.of(new Asset("a.tif", "image/tiff", "A", 12, "ff", "2022-05", raster)),
                List.of(1.0, 2.0, 3.0, 4.0),
                "2022-05-01T00:00:00Z",
                null,
                32632);
        assertThat(MessageCodec.decode(MessageCodec.encode(manifest), ResultManifest.class))
                .isEqualTo(manifest);
    }

    @Test
    void theFormOnTheWireStaysAndNewFieldsAreIgnored() {
        String wire = """
                {"type":"stop","jobId":"j-1","attempt":2,"requestedAt":"2026-01-02T03:04:05.678Z","reason":"later"}""";
        assertThat(MessageCodec.decode(wire.getBytes(StandardCharsets.UTF_8), JobCommand.class))
                .isEqualTo(new JobCommand.Stop(JOB, 2, null, TIME));
        assertThat(new String(
                        MessageCodec.encode(new JobEvent.Progressed(JOB, 1, "c1", TIME, 7, 50, null)),
                        StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"progressed\",\"jobId\":\"j-1\",\"attempt\":1,\"claim\":\"c1\","
                        + "\"at\":\"2026-01-02T03:04:05.678Z\",\"sequence\":7,\"progress\":50.0}");
    }

    @Test
    void eventsOfWorkersThatDoNotCountAreRead() {
        String wire = """
                {"type":"progressed","jobId":"j-1","attempt":1,"claim":"c1","at":"2026-01-02T03:04:05.678Z",
                 "progress":50.0}""";
        assertThat(MessageCodec.decode(wire.getBytes(StandardCharsets.UTF_8), JobEvent.class))
                .isEqualTo(new JobEvent.Progressed(JOB, 1, "c1", TIME, 0, 50, null));
    }

    @Test
    void startsOfAnApiThatKnowsNoBudgetAreRead() {
        String wire = """
                {"type":"start","jobId":"j-1","attempt":1,"processObject":"p","owner":"u","logLevel":"info",
                 "catalogueHash":"abc","requestedAt":"2026-01-02T03:04:05.678Z"}""";
        assertThat(MessageCodec.decode(wire.getBytes(StandardCharsets.UTF_8), JobCommand.class))
                .isEqualTo(new JobCommand.Start(JOB, 1, null, "p", "u", LogLevel.INFO, "abc", TIME, null));
    }

    @Test
    void nothingAtAllIsMalformed() {
        assertThatThrownBy(() -> MessageCodec.decode(null, JobEvent.class))
                .isInstanceOf(MalformedMessageException.class);
    }

    @Property
    void whateverComesIsAMessageOrMalformed(@ForAll byte[] bytes) {
        assertThatThrownBy(() -> MessageCodec.decode(bytes, JobEvent.class))
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void nullAndForeignIdsAreMalformed() {
        for (String text : List.of("null", "{}", "{\"type\":\"stop\",\"jobId\":\"../x\",\"attempt\":1}", "[1]")) {
            assertThatThrownBy(() -> MessageCodec.decode(text.getBytes(StandardCharsets.UTF_8), JobCommand.class))
                    .as(text)
                    .isInstanceOf(MalformedMessageException.class);
        }
    }
}
