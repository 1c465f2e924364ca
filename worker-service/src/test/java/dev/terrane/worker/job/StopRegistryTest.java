package dev.terrane.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.engine.exec.CancelToken;
import dev.terrane.model.job.JobId;
import dev.terrane.model.message.JobCommand;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StopRegistryTest {
    private static final JobId JOB = new JobId("j-1");

    private final StopRegistry registry = new StopRegistry();

    @Property
    void aStopMeansItsAttemptAndOlderOnesWheneverItComes(
            @ForAll @IntRange(min = 1, max = 5) int running,
            @ForAll @IntRange(min = 1, max = 5) int stopped,
            @ForAll boolean stopComesFirst) {
        StopRegistry fresh = new StopRegistry();
        Attempt attempt = attempt(JOB, running, "c1");
        if (stopComesFirst) {
            fresh.stop(stop(JOB, stopped, null));
            fresh.begin(attempt);
        } else {
            fresh.begin(attempt);
            fresh.stop(stop(JOB, stopped, null));
        }
        assertThat(attempt.cancel().isCancelled()).isEqualTo(running <= stopped);
    }

    @Test
    void aStopOfOneClaimLeavesTheOtherAlone() {
        Attempt granted = attempt(JOB, 1, "first");
        Attempt refused = attempt(JOB, 1, "second");
        registry.begin(granted);
        registry.begin(refused);
        registry.stop(stop(JOB, 1, "second"));
        assertThat(granted.cancel().isCancelled()).isFalse();
        assertThat(refused.cancel().isCancelled()).isTrue();
    }

    @Test
    void aStopOfOneClaimDoesNotMakeAStopOfAllForgotten() {
        registry.stop(stop(JOB, 2, null));
        registry.stop(stop(JOB, 1, "first"));
        Attempt late = attempt(JOB, 2, "second");
        registry.begin(late);
        assertThat(late.cancel().isCancelled()).isTrue();
    }

    @Test
    void otherJobsAndEndedAttemptsAreNotTouched() {
        Attempt other = attempt(new JobId("j-2"), 1, "c1");
        Attempt ended = attempt(JOB, 1, "c1");
        registry.begin(other);
        registry.begin(ended);
        registry.end(ended);
        registry.stop(stop(JOB, 1, null));
        assertThat(other.cancel().isCancelled()).isFalse();
        assertThat(ended.cancel().isCancelled()).isFalse();
        registry.stopAll();
        assertThat(other.cancel().isCancelled()).isTrue();
    }

    private static Attempt attempt(JobId job, int number, String claim) {
        return new Attempt(job, number, claim, new CancelToken());
    }

    private static JobCommand.Stop stop(JobId job, int attempt, @Nullable String claim) {
        return new JobCommand.Stop(job, attempt, claim, Instant.EPOCH);
    }
}
