package dev.terrane.api.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.api.TestStack;
import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobStatus;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which job is published next; what a test puts into the queue is never committed, so that no dispatcher sees it. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class QueueIT {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration NEVER_AGAIN = Duration.ofDays(20_000);

    private final Jobs jobs;

    QueueIT(Jobs jobs) {
        this.jobs = jobs;
    }

    @Test
    @TestTransaction
    void aSynchronousRequestGoesBeforeWhatWaitsLonger() {
        JobEntity batch = queued("queue-a", 0, 10);
        JobEntity request = queued("queue-b", 10, 5);
        assertThat(next(8)).isEqualTo(request.id);
        request.publishedAt = NOW;
        jobs.flush();
        assertThat(next(8)).isEqualTo(batch.id);
    }

    @Test
    @TestTransaction
    void theOtherJobsOfItsOwnerDoNotHoldItUpAndItHoldsUpTheirs() {
        JobEntity running = queued("queue-a", 0, 20);
        running.status = JobStatus.RUNNING;
        queued("queue-a", 0, 10);
        JobEntity request = queued("queue-a", 10, 5);
        JobEntity others = queued("queue-b", 0, 1);
        jobs.flush();
        assertThat(next(1)).isEqualTo(request.id);
        request.publishedAt = NOW;
        jobs.flush();
        assertThat(next(1)).as("its owner has as much as is allowed").isEqualTo(others.id);
    }

    @Test
    @TestTransaction
    void oneWhoseStartFailedIsPassedOverForAWhile() {
        JobEntity failed = queued("queue-a", 0, 20);
        JobEntity other = queued("queue-a", 0, 10);
        failed.notBefore = NOW.plusSeconds(1);
        jobs.flush();
        assertThat(next(8)).isEqualTo(other.id);
        failed.notBefore = NOW;
        jobs.flush();
        assertThat(next(8)).isEqualTo(failed.id);
    }

    private String next(int maxPerUser) {
        return jobs.lockNext(NOW, NEVER_AGAIN, maxPerUser, Integer.MAX_VALUE).orElseThrow().id;
    }

    private JobEntity queued(String owner, int priority, int secondsAgo) {
        JobEntity job = new JobEntity();
        job.id = JobId.from(UUID.randomUUID()).value();
        job.owner = owner;
        job.status = JobStatus.QUEUED;
        job.hidden = priority > 0;
        job.priority = priority;
        job.attempt = 1;
        // before anything that another test may have left in the queue
        job.queuedAt = NOW.minusSeconds(1_000_000_000L + secondsAgo);
        jobs.persist(job);
        jobs.flush();
        return job;
    }
}
