package dev.terrane.api;

import static dev.terrane.api.Requests.as;
import static dev.terrane.api.Requests.awaitStatus;
import static dev.terrane.api.Requests.job;
import static dev.terrane.api.Requests.json;
import static dev.terrane.api.Requests.newJob;
import static dev.terrane.api.Requests.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.terrane.local.stack.StackOptions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
class StartFailuresIT {
    private final EntityManager entities;
    private FakeWorker worker;

    StartFailuresIT(EntityManager entities) {
        this.entities = entities;
    }

    @BeforeEach
    void begin() {
        worker = new FakeWorker();
    }

    @AfterEach
    void end() {
        worker.close();
    }

    @Test
    void aJobThatCannotBeReadLetsOthersPassAndEndsInError() {
        String broken = newJob("ada", "");
        QuarkusTransaction.requiringNew().run(() -> {
            sql("insert into job_inlined (job_id, process) values (?1, '{')", broken);
            sql(
                    "update job set status = 'QUEUED', attempt = 1, tries = 1, queued_at = timestamptz '2000-01-01'"
                            + " where id = ?1",
                    broken);
        });
        String other = newJob("ada", "");
        start("ada", other);
        assertThat(worker.start(other, 1).process()).isNotNull();
        awaitStatus("ada", broken, "error");
        as("ada")
                .get(job(broken) + "/logs?level=error")
                .then()
                .body("logs.code", hasItem("Internal"))
                .body("logs.message", hasItem(containsString("could not be handed to a worker")));
    }

    @Test
    void aLargeProcessWaitsForTheObjectStoreAndLetsOthersPass() {
        String large = largeJob();
        TestStack.servers().stopServer(StackOptions.Server.S3);
        try {
            start("ada", large);
            await().atMost(20, TimeUnit.SECONDS).until(() -> !waits(large).isEmpty());
            String other = newJob("ada", "");
            start("ada", other);
            assertThat(worker.start(other, 1).process()).isNotNull();
            String first = notBefore(large);
            await().atMost(30, TimeUnit.SECONDS).until(() -> !notBefore(large).equals(first));
            // no try counts as a failure of its own, and only the first is told
            assertThat(value("select start_failures from job where id = ?1", large))
                    .isEqualTo(0);
            as("ada").get(job(large)).then().body("status", equalTo("queued"));
            assertThat(waits(large)).hasSize(1);
        } finally {
            TestStack.servers().startServer(StackOptions.Server.S3);
        }
        assertThat(worker.start(large, 1).processObject()).isNotNull();
    }

    private String notBefore(String id) {
        return String.valueOf(value("select cast(not_before as text) from job where id = ?1", id));
    }

    private @Nullable Object value(String query, String id) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        entities.createNativeQuery(query).setParameter(1, id).getSingleResult());
    }

    private static List<String> waits(String id) {
        List<String> messages = as("ada").get(job(id) + "/logs").path("logs.message");
        return messages.stream()
                .filter(message -> message.contains("object store"))
                .toList();
    }

    private static String largeJob() {
        return json(
                        "ada",
                        "{\"process\": {\"description\": \"" + "x".repeat(70_000)
                                + "\", \"process_graph\": {\"a\": {\"process_id\": \"pi\", \"arguments\": {}, \"result\": true}}}}")
                .post(Requests.BASE + "/jobs")
                .then()
                .statusCode(201)
                .extract()
                .header("OpenEO-Identifier");
    }

    private void sql(String statement, String job) {
        assertThat(entities.createNativeQuery(statement).setParameter(1, job).executeUpdate())
                .isEqualTo(1);
    }
}
