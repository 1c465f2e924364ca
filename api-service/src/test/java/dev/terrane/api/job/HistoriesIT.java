package dev.terrane.api.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.api.TestStack;
import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.job.JobModel.Visit;
import dev.terrane.api.persistence.JobEntity;
import dev.terrane.api.persistence.JobLogEntity;
import dev.terrane.api.persistence.Jobs;
import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobStatus;
import dev.terrane.model.job.JobTransition;
import dev.terrane.model.job.JobUsage;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.message.JobEvent;
import dev.terrane.model.message.LogEntry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The table of transitions under every kind of history: what users, several workers and time do to a job, with events that
 * come late, twice and in another order. After each step the row must be what {@link JobModel} says, and in the end every
 * step of the table must have been taken, and every step that it forbids refused somewhere.
 */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class HistoriesIT {
    private static final int HISTORIES = 150;
    private static final int STEPS = 30;
    private static final String OWNER = "historian";
    private static final String PROCESS = """
            {"process": {"process_graph": {"a": {"process_id": "pi", "arguments": {}, "result": true}}}}""";

    private final JobService service;
    private final SyncJobs requests;
    private final EventHandler events;
    private final ExpiredLeases leases;
    private final Jobs jobs;
    private final ApiConfig config;

    HistoriesIT(
            JobService service,
            SyncJobs requests,
            EventHandler events,
            ExpiredLeases leases,
            Jobs jobs,
            ApiConfig config) {
        this.service = service;
        this.requests = requests;
        this.events = events;
        this.leases = leases;
        this.jobs = jobs;
        this.config = config;
    }

    /** What can happen; the ones that move a job on come more often. */
    private enum Step {
        START(6),
        STOP(3),
        DELETE(0),
        CLAIM(10),
        CLAIM_OF_BEFORE(2),
        PROGRESS(5),
        LOG(4),
        FINISH(2),
        FINISH_WITHOUT_FILES(1),
        FAIL_FOR_GOOD(1),
        FAIL_FOR_NOW(3),
        STOPPED(1),
        RETURNED(2),
        LEASE_RUNS_OUT(2),
        SAID_AGAIN(8);

        private final int weight;

        Step(int weight) {
            this.weight = weight;
        }

        /** The steps, each as often as it weighs. */
        static List<Step> urn() {
            List<Step> urn = new ArrayList<>();
            for (Step step : values()) {
                urn.addAll(Collections.nCopies(step.weight, step));
            }
            return urn;
        }
    }

    @Test
    void everyHistoryKeepsTheRulesAndEveryTransitionIsVisited() throws Exception {
        long seed = Long.getLong("terrane.histories.seed", System.nanoTime());
        List<Step> urn = Step.urn();
        Random random = new Random(seed);
        Set<Visit> taken = new HashSet<>();
        Set<Visit> refused = new HashSet<>();
        for (int i = 0; i < HISTORIES; i++) {
            List<Step> steps = new ArrayList<>();
            while (steps.size() < STEPS) {
                steps.add(urn.get(random.nextInt(urn.size())));
            }
            if (random.nextInt(5) == 0) {
                steps.set(STEPS - 5, Step.DELETE);
            }
            boolean hidden = random.nextInt(4) == 0;
            History history = new History(hidden, new Random(random.nextLong()));
            String story = "history " + i + " of seed " + seed + ": " + steps;
            for (Step step : steps) {
                history.take(step);
                history.check(story + " at " + step);
            }
            taken.addAll(history.model.taken());
            refused.addAll(history.model.refused());
            history.end();
        }
        taken.add(unreadable());
        for (JobTransition transition : JobTransition.values()) {
            for (JobStatus status : JobStatus.values()) {
                Visit visit = new Visit(status, transition);
                assertThat(taken.contains(visit))
                        .as("%s was taken, with seed %d", visit, seed)
                        .isEqualTo(transition.from(status).isPresent());
            }
        }
        assertThat(refused).as("forbidden steps that were tried").hasSizeGreaterThan(12);
    }

    /** A job whose stored process is damaged while it waits ends in error; nothing else fails a job that waits. */
    private Visit unreadable() throws Exception {
        String id = service.create(OWNER, json()).value();
        change(id, job -> job.priority = 1);
        QuarkusTransaction.requiringNew().run(() -> {
            service.start(OWNER, id);
            JobEntity job = jobs.findById(id);
            job.notBefore = Instant.now().plusSeconds(600);
            jobs.process(job).process = "{\"process_graph\"";
        });
        change(id, job -> job.notBefore = null);
        await().atMost(20, TimeUnit.SECONDS).until(() -> row(id).orElseThrow().status == JobStatus.ERROR);
        return new Visit(JobStatus.QUEUED, JobTransition.FAIL);
    }

    private void change(String id, Consumer<JobEntity> change) {
        QuarkusTransaction.requiringNew().run(() -> change.accept(jobs.findById(id)));
    }

    private Optional<JobEntity> row(String id) {
        return QuarkusTransaction.requiringNew().call(() -> jobs.findByIdOptional(id));
    }

    private static JsonNode json() throws Exception {
        return new ObjectMapper().readTree(PROCESS);
    }

    /** A way to say something in an event: of an attempt, by a claim, with a number. */
    private interface Word {
        JobEvent by(int attempt, String claim, long sequence);
    }

    /** An event as it was sent, to be sent again. */
    private record Said(JobEvent event, boolean complete) {}

    /** One job and what happens to it. */
    private final class History {
        private final Random random;
        private final boolean hidden;
        private final JobId id;
        private final JobModel model;
        private final List<Said> said = new ArrayList<>();
        private final List<String> claims = new ArrayList<>(List.of("c0"));
        private long sequence;
        private int attemptBefore;

        History(boolean hidden, Random random) throws Exception {
            this.hidden = hidden;
            this.random = random;
            this.model = new JobModel(config.jobs().maxAttempts(), hidden);
            this.id = hidden ? requests.begin(OWNER + random.nextLong(), json()) : service.create(OWNER, json());
            if (hidden) {
                model.start();
            }
        }

        void take(Step step) {
            Instant now = Instant.now();
            switch (step) {
                case START -> start();
                case STOP -> stop();
                case DELETE -> delete();
                case CLAIM -> {
                    claims.add("c" + claims.size());
                    claim(model.attempt, claims.get(claims.size() - 1));
                }
                case CLAIM_OF_BEFORE -> claim(Math.max(0, model.attempt - 1), "late" + random.nextInt(9));
                case PROGRESS -> {
                    double percent = random.nextInt(101);
                    say(
                            (attempt, claim, n) -> new JobEvent.Progressed(id, attempt, claim, now, n, percent, null),
                            false);
                }
                case LOG ->
                    say(
                            (attempt, claim, n) -> new JobEvent.Logged(
                                    id, attempt, claim, now, n, List.of(LogEntry.of(now, LogLevel.INFO, "word " + n))),
                            false);
                case FINISH, FINISH_WITHOUT_FILES ->
                    say(
                            (attempt, claim, n) -> new JobEvent.Finished(id, attempt, claim, now, n, JobUsage.NONE),
                            step == Step.FINISH);
                case FAIL_FOR_GOOD, FAIL_FOR_NOW -> {
                    LogEntry reason = new LogEntry(now, LogLevel.ERROR, "Internal", "It broke.", List.of(), null);
                    boolean retry = step == Step.FAIL_FOR_NOW;
                    say(
                            (attempt, claim, n) -> new JobEvent.Failed(id, attempt, claim, now, n, reason, retry, null),
                            false);
                }
                case STOPPED ->
                    say((attempt, claim, n) -> new JobEvent.Stopped(id, attempt, claim, now, n, JobUsage.NONE), false);
                case RETURNED ->
                    say((attempt, claim, n) -> new JobEvent.Returned(id, attempt, claim, now, n, JobUsage.NONE), false);
                case LEASE_RUNS_OUT -> loseLease();
                case SAID_AGAIN -> {
                    if (!said.isEmpty()) {
                        apply(said.get(random.nextInt(said.size())));
                    }
                }
            }
        }

        private void start() {
            if (!hidden && !model.deleted) {
                service.start(OWNER, id.value());
                model.start();
            }
        }

        private void stop() {
            if (hidden) {
                requests.stop(id, "Nobody waits.");
            } else if (!model.deleted) {
                service.stop(OWNER, id.value());
            }
            model.stop();
        }

        private void delete() {
            if (hidden) {
                requests.delete(id);
            } else {
                service.delete(OWNER, id.value());
            }
            model.delete();
        }

        private void claim(int attempt, String claim) {
            apply(new Said(new JobEvent.Claimed(id, attempt, claim, Instant.now(), ++sequence, "w"), false));
        }

        /** Mostly the granted claim speaks; now and then one that was not granted or one of an earlier attempt. */
        private void say(Word word, boolean complete) {
            int dice = random.nextInt(10);
            int attempt = dice == 0 ? Math.max(0, model.attempt - 1) : model.attempt;
            String other = claims.get(random.nextInt(claims.size()));
            String claim = dice < 2 ? other : model.claim.orElse(other);
            apply(new Said(word.by(attempt, claim, ++sequence), complete));
        }

        private void apply(Said word) {
            said.add(word);
            JobEvent event = word.event();
            events.apply(event, word.complete());
            if (event instanceof JobEvent.Claimed) {
                model.claim(event.attempt(), event.claim(), event.sequence());
            } else if (model.hears(event.attempt(), event.claim(), event.sequence())) {
                hear(event, word.complete());
            }
        }

        private void hear(JobEvent event, boolean complete) {
            if (event instanceof JobEvent.Progressed progressed) {
                model.progressed(progressed.progress());
            } else if (event instanceof JobEvent.Finished) {
                if (model.status == JobStatus.RUNNING) {
                    model.finished(complete);
                }
            } else if (event instanceof JobEvent.Failed failed) {
                model.failed(failed.retry());
            } else if (event instanceof JobEvent.Stopped) {
                model.failed(true);
            } else if (event instanceof JobEvent.Returned) {
                model.returned();
            }
        }

        private void loseLease() {
            if (model.deleted) {
                return;
            }
            change(id.value(), job -> {
                if (job.leaseUntil != null) {
                    job.leaseUntil = Instant.EPOCH;
                }
            });
            leases.takeBack(Instant.EPOCH.plusSeconds(1));
            // unless the application's own watcher was first and has it locked
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> !Instant.EPOCH.equals(row(id.value()).orElseThrow().leaseUntil));
            model.leaseLost();
        }

        void check(String story) {
            Optional<JobEntity> found = row(id.value());
            assertThat(found.isEmpty()).as("gone, in " + story).isEqualTo(model.deleted);
            if (found.isEmpty()) {
                return;
            }
            JobEntity job = found.get();
            assertThat(job.status).as("status, in " + story).isEqualTo(model.status);
            assertThat(job.attempt).as("attempt, in " + story).isEqualTo(model.attempt);
            assertThat(job.tries).as("tries, in " + story).isEqualTo(model.tries);
            assertThat(Optional.ofNullable(job.claim)).as("claim, in " + story).isEqualTo(model.claim);
            assertThat(job.lastEvent).as("last event, in " + story).isEqualTo(model.lastEvent);
            assertThat(job.progress).as("progress, in " + story).isEqualTo(model.progress);
            assertThat(job.attempt).as("attempts only grow, in " + story).isGreaterThanOrEqualTo(attemptBefore);
            assertThat(job.leaseUntil != null)
                    .as("a lease while it runs, in " + story)
                    .isEqualTo(job.status == JobStatus.RUNNING);
            attemptBefore = job.attempt;
            long entries = QuarkusTransaction.requiringNew()
                    .call(() -> JobLogEntity.count("jobId = ?1 and sequence <= ?2", id.value(), job.lastSequence));
            assertThat(entries).as("log without gaps, in " + story).isEqualTo(job.lastSequence);
        }

        /** Leaves nothing in the queue that other tests wait behind. */
        void end() {
            if (!model.deleted) {
                stop();
                delete();
            }
        }
    }
}
