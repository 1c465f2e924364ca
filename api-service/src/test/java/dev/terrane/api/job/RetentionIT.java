package dev.terrane.api.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.api.TestStack;
import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.config.ApiSettings;
import dev.terrane.api.persistence.AgedJobs;
import dev.terrane.api.persistence.Garbage;
import dev.terrane.api.persistence.JobEntity;
import dev.terrane.api.persistence.Jobs;
import dev.terrane.api.storage.ResultStore;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobStatus;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.result.ObjectKeys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
class RetentionIT {
    private static final String PROCESS = """
            {"process": {"process_graph": {"a": {"process_id": "pi", "arguments": {}, "result": true}}}}""";

    private final JobService service;
    private final JobQueries queries;
    private final JobResults results;
    private final Jobs jobs;
    private final Retention shown;
    private final ResultStore store;
    private final AgedJobs aged;
    private final Garbage garbage;
    private final Clock clock;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Retention week;

    RetentionIT(
            JobService service,
            JobQueries queries,
            JobResults results,
            Jobs jobs,
            AgedJobs aged,
            Garbage garbage,
            Retention shown,
            ResultStore store,
            Clock clock) {
        this.service = service;
        this.queries = queries;
        this.results = results;
        this.jobs = jobs;
        this.shown = shown;
        this.store = store;
        this.aged = aged;
        this.garbage = garbage;
        this.clock = clock;
    }

    @BeforeEach
    void set() {
        ApiConfig config = ApiSettings.of(Map.of(
                "openeo.auth.secret", "s",
                "openeo.retention.results", "P7D",
                "openeo.retention.logs", "P20000D",
                "openeo.retention.jobs", "P20001D"));
        week = new Retention(aged, jobs, garbage, config, clock);
    }

    @Test
    void resultsAreRemovedWhenTheirTimeHasCome() throws Exception {
        assertThat(shown.resultsUntil(Instant.EPOCH)).isNull();
        assertThat(week.resultsUntil(Instant.EPOCH)).isEqualTo(Instant.EPOCH.plus(Duration.ofDays(7)));
        String due = finished(Instant.now().minusSeconds(1));
        String kept = finished(Instant.now().plusSeconds(600));
        run(week::removeResults);
        assertThat(queries.held(due).orElseThrow().gone()).isTrue();
        assertThatThrownBy(() -> results.result(due))
                .isInstanceOfSatisfying(
                        OpenEoException.class, gone -> assertThat(gone.code()).isEqualTo("ResultLinkExpired"));
        assertThat(queries.logs("keeper", due, 0, LogLevel.INFO, 10))
                .anyMatch(entry -> entry.message().contains("were removed"));
        await().atMost(30, TimeUnit.SECONDS)
                .until(() ->
                        store.list(ObjectKeys.jobPrefix(new JobId(due)), 10).isEmpty());
        assertThat(store.list(ObjectKeys.jobPrefix(new JobId(kept)), 10)).hasSize(1);
        assertThat(queries.held(kept).orElseThrow().gone()).isFalse();
    }

    @Test
    void logsAndJobsGoAfterTheirTimeButNotWhileTheJobWaits() throws Exception {
        String fresh = created(Instant.now());
        String silent = created(Instant.now().minus(Duration.ofDays(20_000)).minusSeconds(5));
        String old = created(Instant.now().minus(Duration.ofDays(20_001)).minusSeconds(5));
        String waiting = created(Instant.now().minus(Duration.ofDays(20_002)));
        change(waiting, job -> {
            job.status = JobStatus.QUEUED;
            // no dispatcher is to touch it
            job.notBefore = Instant.now().plusSeconds(600);
        });
        run(week::removeLogs);
        assertThat(queries.logs("keeper", silent, 0, LogLevel.DEBUG, 10)).isEmpty();
        assertThat(queries.logs("keeper", fresh, 0, LogLevel.DEBUG, 10)).isNotEmpty();
        assertThat(queries.logs("keeper", waiting, 0, LogLevel.DEBUG, 10)).isNotEmpty();
        run(week::removeJobs);
        assertThat(queries.find(old)).isEmpty();
        assertThat(queries.find(silent)).isPresent();
        assertThat(queries.find(waiting)).isPresent();
        change(waiting, job -> job.status = JobStatus.CREATED);
        assertThat(shown.removeJobs())
                .as("nothing is removed where nothing is set")
                .isFalse();
    }

    private static void run(BooleanSupplier some) {
        boolean more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew().call(some::getAsBoolean);
        }
    }

    private String created(Instant changed) throws Exception {
        String id =
                service.create("keeper", new ObjectMapper().readTree(PROCESS)).value();
        change(id, job -> job.updatedAt = changed);
        return id;
    }

    private String finished(Instant until) throws Exception {
        String id = created(Instant.now());
        change(id, job -> {
            job.status = JobStatus.FINISHED;
            job.attempt = 1;
            job.claim = "c";
            job.resultsUntil = until;
        });
        store.put(ObjectKeys.asset(new JobId(id), 1, "c", "a.tif"), new byte[] {1});
        return id;
    }

    private void change(String id, Consumer<JobEntity> change) {
        QuarkusTransaction.requiringNew().run(() -> change.accept(jobs.findById(id)));
    }
}
