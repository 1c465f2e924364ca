package dev.terrane.worker.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobUsage;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.message.JobEvent;
import dev.terrane.model.message.LogEntry;
import dev.terrane.model.message.MessageCodec;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReporterTest {
    private static final JobUsage USAGE = new JobUsage(0, 0, 0, 0, 0);

    private final List<JobEvent> sent = new CopyOnWriteArrayList<>();
    private final Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private final Reporter reporter = new Reporter(
            event -> {
                sent.add(event);
                return CompletableFuture.completedFuture(null);
            },
            clock,
            new JobId("j-1"),
            2,
            "c1",
            LogLevel.INFO);

    @Test
    void logEntriesGoOutInOrderAndBeforeTheLastEvent() {
        reporter.claimed("w");
        reporter.log(LogLevel.INFO, "one");
        reporter.log(LogLevel.DEBUG, "dropped");
        reporter.log(LogLevel.WARNING, "two");
        reporter.finished(USAGE);
        assertThat(sent).hasSize(3);
        assertThat(sent.get(0)).isInstanceOf(JobEvent.Claimed.class);
        assertThat(((JobEvent.Logged) sent.get(1)).entries())
                .extracting(LogEntry::message)
                .containsExactly("one", "two");
        assertThat(sent.get(2)).isInstanceOf(JobEvent.Finished.class);
        assertThat(sent).allSatisfy(event -> {
            assertThat(event.attempt()).isEqualTo(2);
            assertThat(event.claim()).isEqualTo("c1");
        });
    }

    @Test
    void entriesGoOutInFullBatchesAndInOrder() {
        for (int i = 0; i < 250; i++) {
            reporter.log(LogLevel.INFO, "entry " + i);
        }
        reporter.finished(USAGE);
        assertThat(batches()).extracting(List::size).containsExactly(100, 100, 50);
        assertThat(batches().stream().flatMap(List::stream).map(LogEntry::message))
                .containsExactlyElementsOf(
                        IntStream.range(0, 250).mapToObj(i -> "entry " + i).toList());
        assertThat(sent).extracting(JobEvent::sequence).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aBatchThatTheBrokerDidNotTakeIsSentAgain() {
        AtomicInteger tries = new AtomicInteger();
        Reporter shaky = new Reporter(
                event -> {
                    if (event instanceof JobEvent.Logged && tries.incrementAndGet() == 1) {
                        return CompletableFuture.failedFuture(new IOException("no broker"));
                    }
                    sent.add(event);
                    return CompletableFuture.completedFuture(null);
                },
                clock,
                new JobId("j-1"),
                1,
                "c1",
                LogLevel.INFO);
        shaky.log(LogLevel.INFO, "one");
        shaky.log(LogLevel.INFO, "two");
        shaky.finished(USAGE);
        assertThat(batches()).hasSize(1);
        assertThat(batches().get(0)).extracting(LogEntry::message).containsExactly("one", "two");
    }

    @Test
    void aBatchFitsAMessage() {
        for (int i = 0; i < 100; i++) {
            reporter.log(LogLevel.INFO, "x".repeat(30_000));
        }
        reporter.finished(USAGE);
        assertThat(batches()).hasSizeGreaterThan(5);
        assertThat(sent)
                .allSatisfy(event -> assertThat(MessageCodec.encode(event)).hasSizeLessThan(1_000_000));
    }

    private List<List<LogEntry>> batches() {
        return sent.stream()
                .filter(JobEvent.Logged.class::isInstance)
                .map(event -> ((JobEvent.Logged) event).entries())
                .toList();
    }

    @Test
    void progressNeverGoesBack() throws Exception {
        reporter.progress(40);
        reporter.progress(30);
        reporter.heartbeat(JobUsage.NONE).get();
        assertThat(((JobEvent.Progressed) sent.get(0)).progress()).isEqualTo(40);
    }

    @Test
    void aMessageThatIsTooLongIsCutAndNotLost() {
        reporter.log(LogLevel.INFO, "x".repeat(100_000));
        reporter.flush();
        String message = ((JobEvent.Logged) sent.get(0)).entries().get(0).message();
        assertThat(message).hasSizeLessThan(33_000).endsWith("(cut)");
    }

    @Test
    void anEndThatCannotBeToldIsAFailure() {
        Reporter broken = new Reporter(
                event -> CompletableFuture.failedFuture(new IOException("no broker")),
                clock,
                new JobId("j-1"),
                1,
                "c1",
                LogLevel.INFO);
        assertThatThrownBy(() -> broken.finished(USAGE)).hasRootCauseMessage("no broker");
    }
}
