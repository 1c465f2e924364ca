package dev.terrane.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.engine.source.DataUnreadable;
import dev.terrane.engine.source.TransientReadException;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.message.LogEntry;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void whatTheUserCanMendIsSaidWithItsNodesAndNotTriedAgain() {
        OpenEoException failure =
                OpenEoException.ofProcess("NoDataAvailable", "Nothing there.").in("load", "load_collection");
        LogEntry entry = Failures.entry(failure, Instant.EPOCH);
        assertThat(entry.code()).isEqualTo("NoDataAvailable");
        assertThat(entry.message()).isEqualTo("Nothing there.");
        assertThat(entry.path()).containsExactly(new LogEntry.PathElement("load", "load_collection"));
        assertThat(Failures.mayPass(failure)).isFalse();
    }

    @Test
    void whatTheMachineDidIsTriedAgain() {
        LogEntry entry = Failures.entry(new IOException("disk full"), Instant.EPOCH);
        assertThat(entry.code()).isEqualTo("Internal");
        assertThat(entry.message()).contains("disk full");
        assertThat(Failures.mayPass(new IOException("disk full"))).isTrue();
        assertThat(Failures.entry(new OutOfMemoryError(), Instant.EPOCH).message())
                .contains("memory");
    }

    @Test
    void dataThatMayBeThereLaterAreTriedAgainAndOthersNot() {
        OpenEoException busy = DataUnreadable.of(new TransientReadException("host answered 503"));
        OpenEoException gone = DataUnreadable.of(new IOException("host answered 404"));
        assertThat(Failures.mayPass(busy.in("load", "load_stac"))).isTrue();
        assertThat(Failures.mayPass(gone.in("load", "load_stac"))).isFalse();
        assertThat(Failures.entry(busy, Instant.EPOCH).code()).isEqualTo("DataUnreadable");
    }
}
