package dev.terrane.model.job;

import static dev.terrane.model.job.JobStatus.CANCELED;
import static dev.terrane.model.job.JobStatus.CREATED;
import static dev.terrane.model.job.JobStatus.ERROR;
import static dev.terrane.model.job.JobStatus.FINISHED;
import static dev.terrane.model.job.JobStatus.QUEUED;
import static dev.terrane.model.job.JobStatus.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JobTransitionTest {
    private static final Path DIAGRAM =
            Path.of(Objects.requireNonNull(System.getProperty("terrane.root")), "docs", "job-states.md");

    /** All that may happen; every pair that is not here has no effect. */
    private static final Map<JobTransition, Map<JobStatus, JobStatus>> TABLE = new EnumMap<>(Map.of(
            JobTransition.START, Map.of(CREATED, QUEUED, CANCELED, QUEUED, FINISHED, QUEUED, ERROR, QUEUED),
            JobTransition.CLAIM, Map.of(QUEUED, RUNNING),
            JobTransition.LOSE_LEASE, Map.of(RUNNING, QUEUED),
            JobTransition.COMPLETE, Map.of(RUNNING, FINISHED),
            JobTransition.FAIL, Map.of(QUEUED, ERROR, RUNNING, ERROR),
            JobTransition.STOP_WAITING, Map.of(QUEUED, CREATED),
            JobTransition.CANCEL_WAITING, Map.of(QUEUED, CANCELED),
            JobTransition.STOP_RUNNING, Map.of(RUNNING, CANCELED)));

    @Test
    void theTableIsWhatTheApiAndTheLeaseSay() {
        for (JobTransition transition : JobTransition.values()) {
            for (JobStatus status : JobStatus.values()) {
                assertThat(transition.from(status).orElse(null))
                        .as("%s from %s", transition, status)
                        .isEqualTo(Objects.requireNonNull(TABLE.get(transition)).get(status));
            }
        }
    }

    @Test
    void onlyWorkThatWaitsOrRunsCanBeStopped() {
        assertThat(JobTransition.stopOf(QUEUED, false)).contains(JobTransition.STOP_WAITING);
        assertThat(JobTransition.stopOf(QUEUED, true)).contains(JobTransition.CANCEL_WAITING);
        assertThat(JobTransition.stopOf(RUNNING, false)).contains(JobTransition.STOP_RUNNING);
        for (JobStatus resting : List.of(CREATED, CANCELED, FINISHED, ERROR)) {
            assertThat(JobTransition.stopOf(resting, false)).isEmpty();
        }
    }

    @Property
    void whateverHappensARestingJobIsOnlyWokenByAStart(@ForAll List<JobTransition> events) {
        JobStatus status = CREATED;
        for (JobTransition event : events) {
            JobStatus next = event.from(status).orElse(status);
            if (!status.isActive() && next != status) {
                assertThat(event).isEqualTo(JobTransition.START);
            }
            if (next == FINISHED && status != FINISHED) {
                assertThat(status).isEqualTo(RUNNING);
            }
            status = next;
        }
    }

    @Test
    void theDiagramInTheDocsIsThisTable() throws IOException {
        StringBuilder text = new StringBuilder("""
                # Job states

                Written by `JobTransitionTest` from `JobTransition`, the only table of transitions
                (`./mvnw -pl common-model test -Ddiagram.write` writes it anew).

                ```mermaid
                stateDiagram-v2
                    [*] --> created
                """);
        for (JobTransition transition : JobTransition.values()) {
            for (JobStatus from : JobStatus.values()) {
                transition
                        .from(from)
                        .ifPresent(to -> text.append("    " + from.wire() + " --> " + to.wire() + ": "
                                + transition
                                        .name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', ' ') + "\n"));
            }
        }
        text.append("```\n");
        if (System.getProperty("diagram.write") != null) {
            Files.createDirectories(DIAGRAM.getParent());
            Files.writeString(DIAGRAM, text);
        }
        assertThat(Files.readString(DIAGRAM)).isEqualTo(text.toString());
    }
}
