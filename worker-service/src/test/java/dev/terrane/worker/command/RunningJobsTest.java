package dev.terrane.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.worker.config.WorkerConfig.Drain;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RunningJobsTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private final RunningJobs jobs = new RunningJobs();
    private final CountDownLatch done = new CountDownLatch(1);
    private final CountDownLatch handedBack = new CountDownLatch(1);

    @Test
    void aJobMayComeToItsEnd() throws Exception {
        jobs.run(() -> await(done));
        CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> end(Drain.FINISH, LONG));
        assertThat(ended).isNotDone();
        done.countDown();
        assertThat(ended.get()).isTrue();
        assertThat(handedBack.getCount()).isOne();
    }

    @Test
    void whatTakesLongerIsHandedBackWithinTheGrace() {
        jobs.run(() -> await(handedBack));
        assertThat(end(Drain.FINISH, RunningJobs.HAND_BACK.plusMillis(20))).isTrue();
        assertThat(handedBack.getCount()).isZero();
    }

    @Test
    void requeueHandsBackWithoutWaiting() {
        jobs.run(() -> await(handedBack));
        assertThat(end(Drain.REQUEUE, LONG)).isTrue();
        assertThat(handedBack.getCount()).isZero();
    }

    @Test
    void whatHeedsNothingIsLeftWhenTheGraceIsOver() {
        jobs.run(() -> await(done));
        assertThat(end(Drain.REQUEUE, Duration.ofMillis(20))).isFalse();
        done.countDown();
    }

    private boolean end(Drain how, Duration grace) {
        try {
            return jobs.end(how, grace, handedBack::countDown);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
