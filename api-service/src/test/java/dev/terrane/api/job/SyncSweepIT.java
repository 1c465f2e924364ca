package dev.terrane.api.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.api.TestStack;
import dev.terrane.api.persistence.Jobs;
import dev.terrane.api.storage.ResultStore;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobStatus;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.result.ObjectKeys;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
class SyncSweepIT {
    private static final String PROCESS = """
            {"process": {"process_graph": {"a": {"process_id": "pi", "arguments": {}, "result": true}}}}""";

    private final SyncJobs jobs;
    private final SyncSweep sweep;
    private final SyncLeases leases;
    private final SyncWaits waits;
    private final JobQueries queries;
    private final JobService service;
    private final Jobs rows;
    private final ResultStore store;
    private final MinioClient objects;
    private final Clock clock;

    SyncSweepIT(
            SyncJobs jobs,
            SyncSweep sweep,
            SyncLeases leases,
            SyncWaits waits,
            JobQueries queries,
            JobService service,
            Jobs rows,
            ResultStore store,
            MinioClient objects,
            Clock clock) {
        this.jobs = jobs;
        this.sweep = sweep;
        this.leases = leases;
        this.waits = waits;
        this.queries = queries;
        this.service = service;
        this.rows = rows;
        this.store = store;
        this.objects = objects;
        this.clock = clock;
    }

    @Test
    void whatNobodyWaitsForIsStoppedAndLaterRemovedWithLogAndObjects() throws Exception {
        JobId shown = service.create("sweep", new ObjectMapper().readTree(PROCESS));
        JobId job = jobs.begin("sweep", new ObjectMapper().readTree(PROCESS));
        store.put(ObjectKeys.jobPrefix(job) + "1/c/assets/a.json", new byte[] {1});
        store.put(ObjectKeys.jobPrefix(shown) + "kept", new byte[] {1});
        Instant now = clock.instant();
        sweep.sweep(now);
        assertThat(jobs.ended(job)).isEmpty();
        sweep.sweep(now.plus(Duration.ofMinutes(2)));
        assertThat(jobs.ended(job)).contains(JobStatus.CANCELED);
        assertThat(queries.logs("sweep", job.value(), 0, LogLevel.DEBUG, 10))
                .anyMatch(entry -> entry.message().contains("nobody waits"));
        assertThat(count(job)).isEqualTo(1);
        sweep.sweep(now.plus(Duration.ofHours(2)));
        assertThat(queries.find(job.value())).isEmpty();
        assertThat(queries.lastError(job.value())).isEmpty();
        await().atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(count(job)).isZero());
        assertThat(queries.find(shown.value())).isPresent();
        assertThat(count(shown)).isEqualTo(1);
    }

    @Test
    void anEndThatAnotherInstanceAppliesIsSeenInTheRow() throws Exception {
        JobId job = jobs.begin("sweep", new ObjectMapper().readTree(PROCESS));
        CompletableFuture<JobStatus> end = waits.end(job).toCompletableFuture();
        jobs.stop(job, "Stopped, and nobody in this instance was told.");
        assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo(JobStatus.CANCELED);
    }

    @Test
    void aRequestWhoseInstanceDiedDoesNotCountAndIsStoppedSoon() throws Exception {
        JobId left = jobs.begin("left", new ObjectMapper().readTree(PROCESS));
        JobId waiting = jobs.begin("left", new ObjectMapper().readTree(PROCESS));
        assertThatThrownBy(() -> jobs.begin("left", new ObjectMapper().readTree(PROCESS)))
                .isInstanceOf(OpenEoException.class);
        Instant now = clock.instant();
        desert(left, now.minusSeconds(1));
        JobId next = jobs.begin("left", new ObjectMapper().readTree(PROCESS));
        sweep.sweep(now);
        assertThat(jobs.ended(left)).as("its instance may only be late").isEmpty();
        sweep.sweep(now.plus(Duration.ofSeconds(30)));
        assertThat(jobs.ended(left)).contains(JobStatus.CANCELED);
        assertThat(jobs.ended(waiting)).isEmpty();
        assertThat(jobs.ended(next)).isEmpty();
    }

    @Test
    void whatAnInstanceHoldsIsRenewedUntilItIsReleased() throws Exception {
        JobId held = jobs.begin("held", new ObjectMapper().readTree(PROCESS));
        JobId released = jobs.begin("held", new ObjectMapper().readTree(PROCESS));
        leases.hold(held);
        leases.hold(released);
        leases.release(released);
        Instant now = clock.instant();
        desert(held, now.minusSeconds(1));
        desert(released, now.minusSeconds(1));
        // a row that is just being published is passed over until the next time
        await().atMost(10, TimeUnit.SECONDS).until(() -> {
            leases.renew(now);
            return waitedUntil(held).isAfter(now);
        });
        sweep.sweep(now.plus(Duration.ofSeconds(40)));
        assertThat(jobs.ended(held)).isEmpty();
        assertThat(jobs.ended(released)).contains(JobStatus.CANCELED);
        leases.release(held);
    }

    @Test
    void aResultIsKeptForADownloadButNotForEver() throws Exception {
        JobId job = jobs.begin("download", new ObjectMapper().readTree(PROCESS));
        jobs.stop(job, "It is at its end.");
        leases.hold(job);
        Instant now = clock.instant();
        Instant later = now.plus(Duration.ofHours(2));
        leases.renew(later);
        sweep.sweep(later);
        assertThat(queries.find(job.value())).isPresent();
        // a day for the download, and what the request itself may take
        Instant end = now.plus(Duration.ofDays(1)).plusSeconds(60);
        leases.renew(end);
        sweep.sweep(end);
        assertThat(queries.find(job.value())).isEmpty();
    }

    @Test
    void ofManyThatBeginAtTheSameTimeTheAllowedOnesPass() throws Exception {
        int many = 12;
        CountDownLatch ready = new CountDownLatch(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<JobId>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                all.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return jobs.begin("many", new ObjectMapper().readTree(PROCESS));
                }));
            }
            int passed = 0;
            for (Future<JobId> one : all) {
                try {
                    assertThat(one.get(30, TimeUnit.SECONDS)).isNotNull();
                    passed++;
                } catch (ExecutionException refused) {
                    assertThat(refused).hasCauseInstanceOf(OpenEoException.class);
                }
            }
            assertThat(passed).isEqualTo(2);
        } finally {
            threads.shutdownNow();
        }
    }

    /** What the row says when an instance has said nothing since a minute before that. */
    private void desert(JobId job, Instant until) {
        QuarkusTransaction.requiringNew().run(() -> rows.lock(job).orElseThrow().waitedUntil = until);
    }

    private Instant waitedUntil(JobId job) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Objects.requireNonNull(rows.find(job).orElseThrow().waitedUntil));
    }

    private int count(JobId job) throws Exception {
        int count = 0;
        for (var object : objects.listObjects(ListObjectsArgs.builder()
                .bucket("terrane")
                .prefix(ObjectKeys.jobPrefix(job))
                .recursive(true)
                .build())) {
            assertThat(object.get()).isNotNull();
            count++;
        }
        return count;
    }
}
