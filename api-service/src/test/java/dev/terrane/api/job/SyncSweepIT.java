package dev.terrane.api.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.api.TestStack;
import dev.terrane.api.persistence.PrivateJobs;
import dev.terrane.api.storage.ResultStore;
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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
class SyncSweepIT {
    private static final String PROCESS = """
            {"process": {"process_graph": {"a": {"process_id": "pi", "arguments": {}, "result": true}}}}""";

    private final SyncJobs jobs;
    private final SyncSweep sweep;
    private final SyncWaits waits;
    private final PrivateJobs hidden;
    private final JobQueries queries;
    private final JobService service;
    private final ResultStore store;
    private final MinioClient objects;
    private final Clock clock;

    SyncSweepIT(
            SyncJobs jobs,
            SyncSweep sweep,
            SyncWaits waits,
            PrivateJobs hidden,
            JobQueries queries,
            JobService service,
            ResultStore store,
            MinioClient objects,
            Clock clock) {
        this.jobs = jobs;
        this.sweep = sweep;
        this.waits = waits;
        this.hidden = hidden;
        this.queries = queries;
        this.service = service;
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
        sweep.sweep(now.plus(Duration.ofSeconds(100)));
        assertThat(jobs.ended(job)).isEmpty();
        sweep.sweep(now.plus(Duration.ofMinutes(2)).plusSeconds(10));
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
    void whoDoesNotWaitAnyMoreCountsNoMore() throws Exception {
        JobId one = jobs.begin("leaver", new ObjectMapper().readTree(PROCESS));
        jobs.begin("leaver", new ObjectMapper().readTree(PROCESS));
        assertThatThrownBy(() -> jobs.begin("leaver", new ObjectMapper().readTree(PROCESS)))
                .hasMessageContaining("synchronous requests under way");
        QuarkusTransaction.requiringNew()
                .run(() -> hidden.renew(List.of(one), clock.instant().minusSeconds(1)));
        assertThat(jobs.ended(jobs.begin("leaver", new ObjectMapper().readTree(PROCESS))))
                .isEmpty();
        jobs.renew(List.of(one));
        assertThatThrownBy(() -> jobs.begin("leaver", new ObjectMapper().readTree(PROCESS)))
                .hasMessageContaining("synchronous requests under way");
    }

    @Test
    void anEndThatAnotherInstanceAppliesIsSeenInTheRow() throws Exception {
        JobId job = jobs.begin("sweep", new ObjectMapper().readTree(PROCESS));
        CompletableFuture<JobStatus> end = waits.end(job).toCompletableFuture();
        jobs.stop(job, "Stopped, and nobody in this instance was told.");
        assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo(JobStatus.CANCELED);
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
