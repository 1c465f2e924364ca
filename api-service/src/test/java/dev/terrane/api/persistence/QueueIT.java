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
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which job is published next; what a test puts into the queue is never committed, so that no dispatcher sees it. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class QueueIT {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration NEVER_AGAIN = Duration.ofDays(20_000);

    private final Queue queue;
    private final Jobs jobs;

    QueueIT(Queue queue, Jobs jobs) {
        this.queue = queue;
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
    void oneWhoseStartCouldNotBeMadeLetsTheOthersPass() {
        JobEntity large = queued("queue-a", 0, 20);
        large.notBefore = NOW.plusSeconds(1);
        JobEntity small = queued("queue-a", 0, 10);
        assertThat(next(8)).isEqualTo(small.id);
        large.notBefore = NOW;
        jobs.flush();
        assertThat(next(8)).isEqualTo(large.id);
    }

    @Test
    @TestTransaction
    void usersTakeTurnsHoweverManyJobsOneOfThemHas() {
        for (int i = 0; i < 50; i++) {
            queued("queue-a", 0, 1000 - i);
        }
        JobEntity first = queued("queue-b", 0, 1);
        JobEntity busy = queued("queue-c", 0, 5000);
        busy.status = JobStatus.RUNNING;
        queued("queue-c", 0, 4000);
        String oldest = next(8);
        jobs.findByIdOptional(oldest).orElseThrow().publishedAt = NOW;
        jobs.flush();
        assertThat(next(8))
                .as("the first of the others, who have none at the workers")
                .isEqualTo(first.id);
    }

    @Test
    @TestTransaction
    void lanesDoNotStandInEachOthersWay() {
        JobEntity common = queued("queue-a", 0, 20);
        JobEntity express = queued("queue-a", 0, 10);
        express.express = true;
        jobs.flush();
        assertThat(next(8)).isEqualTo(common.id);
        // other tests left some
        long published = jobs.count("status = 'QUEUED' and publishedAt is not null and express");
        Queue.Limits limits = new Queue.Limits(8, 0, (int) published + 1);
        assertThat(queue.next(NOW, true, NEVER_AGAIN, limits).orElseThrow().id).isEqualTo(express.id);
        express.publishedAt = NOW;
        queued("queue-b", 0, 5).express = true;
        jobs.flush();
        assertThat(queue.next(NOW, true, NEVER_AGAIN, limits))
                .as("one of the lane waits for a worker, and no more are to")
                .isEmpty();
    }

    @Test
    @TestTransaction
    void whatNoWorkerTookComesAgainAfterEverLongerWaits() {
        JobEntity job = queued("queue-a", 0, 10);
        job.publishedAt = NOW.minusSeconds(2_000_000_000L);
        job.publications = 3;
        jobs.flush();
        assertThat(queue.next(NOW, false, Duration.ofSeconds(30), new Queue.Limits(8, 0, 0))
                        .orElseThrow()
                        .id)
                .isEqualTo(job.id);
        job.notBefore = NOW.plusSeconds(1);
        jobs.flush();
        assertThat(queue.next(NOW, false, Duration.ofSeconds(30), new Queue.Limits(8, 0, 0))
                        .map(next -> next.id))
                .as("its start could not be put together")
                .isNotEqualTo(Optional.of(job.id));
        job.notBefore = null;
        job.publishedAt = NOW.minusSeconds(119);
        jobs.flush();
        assertThat(queue.next(NOW, false, Duration.ofSeconds(30), new Queue.Limits(8, 0, 0))
                        .map(next -> next.id))
                .isNotEqualTo(Optional.of(job.id));
    }

    private String next(int maxPerUser) {
        return queue.next(NOW, false, NEVER_AGAIN, new Queue.Limits(maxPerUser, 0, Integer.MAX_VALUE))
                .orElseThrow()
                .id;
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
