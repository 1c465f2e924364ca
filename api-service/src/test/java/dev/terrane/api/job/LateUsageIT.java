package dev.terrane.api.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.api.TestStack;
import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.config.ApiSettings;
import dev.terrane.api.dispatch.Commands;
import dev.terrane.api.dispatch.DispatchLoop;
import dev.terrane.api.persistence.Garbage;
import dev.terrane.api.persistence.JobEntity;
import dev.terrane.api.persistence.Jobs;
import dev.terrane.api.persistence.LateClaims;
import dev.terrane.api.storage.ResultStore;
import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobUsage;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.message.JobEvent;
import dev.terrane.model.message.LogEntry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs that are charged for, here alone: an hour of CPU time costs one euro. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class LateUsageIT {
    private static final String PROCESS = """
            {"process": {"process_graph": {"a": {"process_id": "pi", "arguments": {}, "result": true}}}}""";

    private final Jobs jobs;
    private final LateClaims claims;
    private final Garbage garbage;
    private final Commands commands;
    private final DispatchLoop dispatch;
    private final ResultStore store;
    private final Estimates estimates;
    private final Retention retention;
    private final ProcessNamespaces namespaces;
    private final ApiConfig config;
    private final Event<JobEnded> ended;
    private final Clock clock;
    private JobService service;
    private EventHandler events;

    LateUsageIT(
            Jobs jobs,
            LateClaims claims,
            Garbage garbage,
            Commands commands,
            DispatchLoop dispatch,
            ResultStore store,
            Estimates estimates,
            Retention retention,
            ProcessNamespaces namespaces,
            ApiConfig config,
            Event<JobEnded> ended,
            Clock clock) {
        this.jobs = jobs;
        this.claims = claims;
        this.garbage = garbage;
        this.commands = commands;
        this.dispatch = dispatch;
        this.store = store;
        this.estimates = estimates;
        this.retention = retention;
        this.namespaces = namespaces;
        this.config = config;
        this.ended = ended;
        this.clock = clock;
    }

    @BeforeEach
    void charge() {
        Billing billing = new Billing(ApiSettings.of(Map.of(
                "openeo.auth.secret", "s",
                "openeo.billing.currency", "EUR",
                "openeo.billing.prices.cpu-hour", "1",
                "openeo.billing.plans.all.description", "Everything.")));
        LateUsage late = new LateUsage(claims, billing);
        service =
                new JobService(jobs, garbage, commands, dispatch, billing, estimates, late, config, clock, namespaces);
        Retries retries = new Retries(jobs, garbage, billing, dispatch, config);
        events = new EventHandler(
                jobs, garbage, commands, dispatch, store, retries, billing, late, estimates, retention, config, ended,
                clock);
    }

    @Test
    void whatAStoppedAttemptReportsAfterARestartIsChargedOnceAndIsNoUsageOfTheNewStart() {
        JobId job = running();
        progress(job, 1, "c1", 2, 3600);
        restart(job);
        claim(job, 2, "c2");
        progress(job, 2, "c2", 2, 1800);
        assertCosts(job, "1.5");
        progress(job, 1, "c1", 3, 5400);
        assertCosts(job, "2");
        stopped(job, 1, "c1", 4, 7200);
        stopped(job, 1, "c1", 4, 7200);
        assertCosts(job, "2.5");
        assertThat(JobUsages.read(job(job).usage).cpuSeconds()).isEqualTo(1800);
        fail(job, 2, "c2", 3, 3600);
        assertCosts(job, "3");
    }

    @Test
    void ofSeveralStartsEachIsChargedForItsOwnReports() {
        JobId job = running();
        restart(job);
        claim(job, 2, "c2");
        progress(job, 2, "c2", 2, 3600);
        restart(job);
        claim(job, 3, "c3");
        stopped(job, 2, "c2", 3, 7200);
        stopped(job, 1, "c1", 2, 3600);
        assertCosts(job, "3");
        progress(job, 3, "c3", 2, 3600);
        assertCosts(job, "4");
    }

    @Test
    void aReportIsAddedToWhatEarlierAttemptsOfItsStartUsed() {
        JobId job = running();
        apply(new JobEvent.Returned(job, 1, "c1", clock.instant(), 2, cpu(3600)));
        claim(job, 2, "c2");
        progress(job, 2, "c2", 2, 1800);
        restart(job);
        stopped(job, 2, "c2", 3, 3600);
        assertCosts(job, "2");
    }

    @Test
    void claimsThatWereNeverGrantedAndThoseThatToldTheirEndCostNothing() {
        JobId job = running();
        stopped(job, 1, "c2", 2, 3600);
        progress(job, 1, "c1", 2, 3600);
        restart(job);
        stopped(job, 1, "c2", 3, 7200);
        assertCosts(job, "1");
        stopped(job, 1, "c1", 3, 3600);
        stopped(job, 1, "c1", 4, 7200);
        assertCosts(job, "1");
    }

    @Test
    void onlySoManyClaimsOfAJobAreRemembered() {
        JobId job = running();
        for (int attempt = 2; attempt < 20; attempt++) {
            restart(job);
            claim(job, attempt, "c" + attempt);
        }
        assertThat(QuarkusTransaction.requiringNew().call(() -> claims.count("jobId", job.value())))
                .isEqualTo(10);
    }

    private JobId running() {
        JobId job = QuarkusTransaction.requiringNew()
                .call(() -> service.create("late", new ObjectMapper().readTree(PROCESS)));
        QuarkusTransaction.requiringNew().run(() -> service.start("late", job.value()));
        claim(job, 1, "c1");
        return job;
    }

    private void restart(JobId job) {
        QuarkusTransaction.requiringNew().run(() -> service.stop("late", job.value()));
        QuarkusTransaction.requiringNew().run(() -> service.start("late", job.value()));
    }

    private void claim(JobId job, int attempt, String claim) {
        apply(new JobEvent.Claimed(job, attempt, claim, clock.instant(), 1, "w"));
    }

    private void progress(JobId job, int attempt, String claim, long sequence, double seconds) {
        apply(new JobEvent.Progressed(job, attempt, claim, clock.instant(), sequence, 1, cpu(seconds)));
    }

    private void stopped(JobId job, int attempt, String claim, long sequence, double seconds) {
        apply(new JobEvent.Stopped(job, attempt, claim, clock.instant(), sequence, cpu(seconds)));
    }

    private void fail(JobId job, int attempt, String claim, long sequence, double seconds) {
        LogEntry reason = LogEntry.of(clock.instant(), LogLevel.ERROR, "It failed.");
        apply(new JobEvent.Failed(job, attempt, claim, clock.instant(), sequence, reason, false, cpu(seconds)));
    }

    private void apply(JobEvent event) {
        QuarkusTransaction.requiringNew().run(() -> events.apply(event, false));
    }

    private void assertCosts(JobId id, String costs) {
        assertThat(job(id).costs).isEqualByComparingTo(costs);
    }

    private JobEntity job(JobId id) {
        return QuarkusTransaction.requiringNew().call(() -> jobs.find(id).orElseThrow());
    }

    private static JobUsage cpu(double seconds) {
        return new JobUsage(seconds, 0, 0, 0, 0);
    }
}
