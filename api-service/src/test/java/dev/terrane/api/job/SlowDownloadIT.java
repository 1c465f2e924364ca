package dev.terrane.api.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.terrane.api.TestStack;
import dev.terrane.api.storage.ResultStore;
import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobUsage;
import dev.terrane.model.message.JobEvent;
import dev.terrane.model.message.MessageCodec;
import dev.terrane.model.result.Asset;
import dev.terrane.model.result.ObjectKeys;
import dev.terrane.model.result.ResultManifest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.persistence.EntityManager;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
class SlowDownloadIT {
    /** More than the buffers between server and client hold. */
    private static final int SIZE = 24 << 20;

    private static final String PROCESS = """
            {"process": {"process_graph": {"a": {"process_id": "pi", "arguments": {}, "result": true}}}}""";

    private final SyncLeases leases;
    private final SyncSweep sweep;
    private final EventHandler events;
    private final JobQueries queries;
    private final ResultStore store;
    private final EntityManager entities;
    private final Clock clock;

    SlowDownloadIT(
            SyncLeases leases,
            SyncSweep sweep,
            EventHandler events,
            JobQueries queries,
            ResultStore store,
            EntityManager entities,
            Clock clock) {
        this.leases = leases;
        this.sweep = sweep;
        this.events = events;
        this.queries = queries;
        this.store = store;
        this.entities = entities;
        this.clock = clock;
    }

    @Test
    void aResultStaysUntilItsClientHasItAndGoesThen() throws Exception {
        byte[] large = new byte[SIZE];
        new Random(1).nextBytes(large);
        try (Socket client = new Socket()) {
            client.setReceiveBufferSize(64 << 10);
            client.connect(new InetSocketAddress("localhost", RestAssured.port));
            client.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
            ask(client.getOutputStream());
            JobId job = await().atMost(20, TimeUnit.SECONDS).until(this::asked, ids -> ids.size() == 1).stream()
                    .findFirst()
                    .map(JobId::new)
                    .orElseThrow();
            finish(job, large);
            InputStream answer = client.getInputStream();
            assertThat(answer.read()).isEqualTo('H');

            Instant later = clock.instant().plus(Duration.ofHours(2));
            leases.renew(later);
            sweep.sweep(later);
            byte[] all = answer.readAllBytes();
            assertThat(Arrays.equals(Arrays.copyOfRange(all, all.length - SIZE, all.length), large))
                    .isTrue();

            Instant[] then = {later};
            await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> {
                then[0] = then[0].plus(Duration.ofMinutes(5));
                leases.renew(then[0]);
                sweep.sweep(then[0]);
                assertThat(queries.find(job.value())).isEmpty();
            });
        }
    }

    private static void ask(OutputStream out) throws Exception {
        String token = given().auth()
                .preemptive()
                .basic("alan", "turing")
                .get("/openeo/1.2/credentials/basic")
                .path("access_token");
        out.write(("POST /openeo/1.2/result HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\nAuthorization: Bearer basic//" + token
                        + "\r\nContent-Length: " + PROCESS.length() + "\r\n\r\n" + PROCESS)
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private List<String> asked() {
        List<?> ids = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("select id from job where private and owner like '%alan'"
                                + " and status = 'QUEUED' and created_at > ?1")
                        .setParameter(1, clock.instant().minus(Duration.ofMinutes(1)))
                        .getResultList());
        return ids.stream().map(String::valueOf).toList();
    }

    private void finish(JobId job, byte[] content) {
        Asset asset = new Asset("r.tif", "image/tiff", "r", content.length, "ff", null, null);
        store.put(ObjectKeys.asset(job, 1, "c1", asset.name()), content);
        store.put(
                ObjectKeys.manifest(job, 1, "c1"),
                MessageCodec.encode(new ResultManifest(List.of(asset), null, null, null, null)));
        events.apply(new JobEvent.Claimed(job, 1, "c1", clock.instant(), 1, "w"), false);
        events.apply(
                new JobEvent.Finished(job, 1, "c1", clock.instant(), 2, new JobUsage(1, 1, 1, 0, content.length)),
                true);
    }
}
