package dev.terrane.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.local.stack.StackException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RaceTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Race race = new Race();
    private final CountDownLatch forEver = new CountDownLatch(1);

    @Test
    void workThatIsDoneCounts() throws Exception {
        assertThat(race.run(() -> 42, PATIENCE)).isEqualTo(42);
    }

    @Test
    void whatTheWorkThrowsIsThrown() {
        assertThatThrownBy(() -> race.run(
                        () -> {
                            throw new CommandFailure("no");
                        },
                        PATIENCE))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("no");
    }

    @Test
    void aFailureInterruptsWorkThatWaits() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        assertThatThrownBy(() -> race.run(
                        () -> {
                            race.fail(new StackException("Kafka is gone"));
                            try {
                                forEver.await();
                            } finally {
                                interrupted.countDown();
                            }
                            return 0;
                        },
                        PATIENCE))
                .isInstanceOf(StackException.class)
                .hasMessage("Kafka is gone");
        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aFailureExplainsWhatAClientSaw() {
        assertThatThrownBy(() -> race.run(
                        () -> {
                            throw new IOException("Internal: it failed") {
                                private static final long serialVersionUID = 1;

                                @Override
                                public synchronized Throwable fillInStackTrace() {
                                    race.fail(new StackException("PostgreSQL is gone"));
                                    return this;
                                }
                            };
                        },
                        PATIENCE))
                .hasMessage("PostgreSQL is gone");
    }

    @Test
    void workThatTakesTooLongIsEnded() {
        assertThatThrownBy(() -> race.run(
                        () -> {
                            forEver.await();
                            return 0;
                        },
                        Duration.ZERO))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("not done within 0 minutes");
    }
}
