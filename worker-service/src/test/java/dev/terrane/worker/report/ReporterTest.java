package dev.terrane.worker.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobUsage;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.message.JobEvent;
import dev.terrane.model.message.LogEntry;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReporterTest {
    private static final JobUsage USAGE = new JobUsage(0, 0, 0, 0, 0);

    private final List<JobEvent> sent = new ArrayList<>();
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
    void aHundredEntriesDoNotWait() {
        for (int i = 0; i < 250; i++) {
            reporter.log(LogLevel.INFO, "entry " + i);
        }
        assertThat(sent).hasSize(2);
        reporter.flush();
        assertThat(sent).hasSize(3);
        reporter.flush();
        assertThat(sent).hasSize(3);
    }

    @Test
    void progressNeverGoesBack() throws Exception {
        reporter.progress(40);
        reporter.progress(30);
        reporter.heartbeat().get();
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
