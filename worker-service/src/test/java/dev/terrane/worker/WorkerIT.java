package dev.terrane.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.engine.exec.PlainVectors;
import dev.terrane.model.job.BudgetLimit;
import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobUsage;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.job.Prices;
import dev.terrane.model.message.JobCommand;
import dev.terrane.model.message.JobEvent;
import dev.terrane.model.message.MessageCodec;
import dev.terrane.model.message.Topics;
import dev.terrane.model.process.ProcessCatalogue;
import dev.terrane.model.result.ObjectKeys;
import dev.terrane.model.result.ResultManifest;
import io.minio.GetObjectArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A worker between real Kafka and real S3. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class WorkerIT {
    private static final String GRAPH = """
            {"process_graph": {
              "load": {"process_id": "load_collection", "arguments": {"id": "%s", "spatial_extent": null,
                "temporal_extent": null}},
              "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "load"}, "format": "netCDF"},
                "result": true}}}""";

    private final MinioClient objects;
    private final List<JobEvent> heard = new ArrayList<>();
    private KafkaProducer<String, byte[]> producer;
    private KafkaConsumer<String, byte[]> consumer;

    WorkerIT(MinioClient objects) {
        this.objects = objects;
    }

    @BeforeEach
    void connect() {
        String bootstrap = TestStack.servers().kafkaBootstrap();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap, "enable.auto.commit", false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(new TopicPartition(Topics.EVENTS, i));
        }
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    @AfterEach
    void disconnect() {
        producer.close();
        consumer.close();
    }

    @Test
    void aStartIsClaimedComputedStoredAndReported() throws Exception {
        JobId job = new JobId("j-ok");
        start(job, 1, GRAPH.formatted("TINY"), null);
        awaitEnd(job);
        assertThat(events(job).get(0)).isInstanceOf(JobEvent.Claimed.class);
        assertThat(events(job)).anyMatch(JobEvent.Logged.class::isInstance);
        JobEvent end = events(job).get(events(job).size() - 1);
        assertThat(end).isInstanceOf(JobEvent.Finished.class);
        ResultManifest manifest =
                MessageCodec.decode(get(ObjectKeys.manifest(job, 1, end.claim())), ResultManifest.class);
        byte[] file = get(
                ObjectKeys.asset(job, 1, end.claim(), manifest.assets().get(0).name()));
        assertThat((long) file.length).isEqualTo(manifest.assets().get(0).size());
        JobUsage usage = ((JobEvent.Finished) end).usage();
        assertThat(usage.storageBytes()).isEqualTo(file.length);
        assertThat(usage.networkBytes()).isPositive();
        assertThat(usage.cpuSeconds()).isPositive();
        assertThat(usage.memoryMbSeconds()).isPositive();
    }

    @Test
    void theOfficialVectorsGiveTheirValuesAsJson() throws Exception {
        List<PlainVectors.Case> all = PlainVectors.all();
        assumeTrue(!all.isEmpty(), "skipped: the openEO processes are not beside the clone");
        // evenly spread over the list, which is sorted by process
        List<PlainVectors.Case> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += all.size() / 20) {
            some.add(all.get(i));
        }
        assertThat(some).hasSizeGreaterThanOrEqualTo(20);
        for (int i = 0; i < some.size(); i++) {
            start(new JobId("j-vector-" + i), 1, some.get(i).process().toString(), null);
        }
        for (int i = 0; i < some.size(); i++) {
            JobId job = new JobId("j-vector-" + i);
            awaitEnd(job);
            JobEvent end = events(job).get(events(job).size() - 1);
            if (end instanceof JobEvent.Failed failed) {
                assertThat(some.get(i).mayFail())
                        .as(some.get(i) + ": " + failed)
                        .isTrue();
                assertThat(failed.retry()).isFalse();
            } else {
                assertThat(some.get(i).mustFail()).as(some.get(i).name()).isFalse();
                byte[] value = get(ObjectKeys.asset(job, 1, end.claim(), "result.json"));
                some.get(i).compare(new ObjectMapper().readTree(value));
            }
        }
    }

    @Test
    void aBudgetThatIsUsedUpEndsTheAttemptForGood() throws Exception {
        JobId job = new JobId("j-dear");
        BudgetLimit limit = new BudgetLimit(new Prices(0, 0, 0, 1, 0), 5, JobUsage.NONE);
        start(job, 1, GRAPH.formatted("TINY"), null, limit);
        awaitEnd(job);
        assertThat(events(job).get(events(job).size() - 1)).isInstanceOfSatisfying(JobEvent.Failed.class, failed -> {
            assertThat(failed.retry()).isFalse();
            assertThat(failed.reason().code()).isEqualTo("PaymentRequired");
            assertThat(failed.reason().message()).contains("budget of 5.00000");
            assertThat(Objects.requireNonNull(failed.usage()).networkBytes()).isGreaterThan(5);
        });
        JobId covered = new JobId("j-covered");
        start(covered, 1, GRAPH.formatted("TINY"), null, new BudgetLimit(limit.prices(), 1e9, JobUsage.NONE));
        awaitEnd(covered);
        assertThat(events(covered)).anyMatch(JobEvent.Finished.class::isInstance);
    }

    @Test
    void aProcessThatIsTooLargeForAMessageIsFetched() throws Exception {
        JobId job = new JobId("j-large");
        String key = ObjectKeys.process(job, 1);
        byte[] graph = GRAPH.formatted("TINY").getBytes(StandardCharsets.UTF_8);
        objects.putObject(PutObjectArgs.builder().bucket("terrane").object(key).stream(
                        new ByteArrayInputStream(graph), graph.length, -1)
                .build());
        start(job, 1, null, key);
        awaitEnd(job);
        assertThat(events(job)).anyMatch(JobEvent.Finished.class::isInstance);
    }

    @Test
    void aGraphThatCannotBeComputedFailsForGoodAndTheNextJobRuns() throws Exception {
        JobId wrong = new JobId("j-wrong");
        start(wrong, 1, GRAPH.formatted("NONE"), null);
        awaitEnd(wrong);
        assertThat(events(wrong).get(events(wrong).size() - 1))
                .isInstanceOfSatisfying(JobEvent.Failed.class, failed -> {
                    assertThat(failed.retry()).isFalse();
                    assertThat(failed.reason().code()).isEqualTo("CollectionNotFound");
                    assertThat(failed.reason().path().get(0).nodeId()).isEqualTo("load");
                });
        producer.send(new ProducerRecord<>(Topics.STARTS, "x", "no command".getBytes(StandardCharsets.UTF_8)));
        JobId next = new JobId("j-next");
        start(next, 1, GRAPH.formatted("TINY"), null);
        awaitEnd(next);
        assertThat(events(next)).anyMatch(JobEvent.Finished.class::isInstance);
    }

    @Test
    void startsOfOtherVersionsAreRunFromBothLanes() {
        for (String topic : List.of(Topics.STARTS, Topics.EXPRESS_STARTS)) {
            JobId job = new JobId("j-version" + (topic.equals(Topics.STARTS) ? "1" : "2"));
            String start = """
                    {"type":"start","jobId":"%s","attempt":1,"process":%s,"owner":"u","logLevel":"info",
                     "catalogueHash":"of another version","requestedAt":"2026-01-02T03:04:05.678Z","colour":"blue"}""".formatted(job, GRAPH.formatted("TINY"));
            producer.send(new ProducerRecord<>(topic, job.value(), start.getBytes(StandardCharsets.UTF_8)));
            awaitEnd(job);
            assertThat(events(job)).anyMatch(JobEvent.Finished.class::isInstance);
            assertThat(events(job).toString()).contains("another version of the processes");
        }
    }

    @Test
    void aStopThatOvertookItsStartIsObeyed() throws Exception {
        JobId job = new JobId("j-stopped");
        send(Topics.STOPS, new JobCommand.Stop(job, 1, null, Instant.now()));
        awaitThatStopsAreRead();
        start(job, 1, GRAPH.formatted("TINY"), null);
        awaitEnd(job);
        assertThat(events(job).get(events(job).size() - 1)).isInstanceOf(JobEvent.Stopped.class);
    }

    /** Stops are read in order: when a later one had its effect, all before it were read. */
    private void awaitThatStopsAreRead() {
        JobId marker = new JobId("j-marker");
        AtomicInteger attempt = new AtomicInteger();
        await().atMost(30, TimeUnit.SECONDS).until(() -> {
            int next = attempt.incrementAndGet();
            send(Topics.STOPS, new JobCommand.Stop(marker, next, null, Instant.now()));
            start(marker, next, GRAPH.formatted("TINY"), null);
            awaitEnd(marker, next);
            return events(marker).stream().anyMatch(JobEvent.Stopped.class::isInstance);
        });
    }

    private void start(JobId job, int attempt, @Nullable String process, @Nullable String key) throws Exception {
        start(job, attempt, process, key, null);
    }

    private void start(
            JobId job, int attempt, @Nullable String process, @Nullable String key, @Nullable BudgetLimit limit)
            throws Exception {
        JsonNode graph = process == null ? null : new ObjectMapper().readTree(process);
        send(
                Topics.STARTS,
                new JobCommand.Start(
                        job,
                        attempt,
                        graph,
                        key,
                        "ada",
                        LogLevel.INFO,
                        ProcessCatalogue.bundled().hash(),
                        Instant.now(),
                        limit));
    }

    private void send(String topic, JobCommand command) {
        producer.send(new ProducerRecord<>(topic, command.jobId().value(), MessageCodec.encode(command)));
        producer.flush();
    }

    private void awaitEnd(JobId job) {
        awaitEnd(job, 1);
    }

    private void awaitEnd(JobId job, int attempt) {
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> events(job).stream()
                        .filter(event -> event.attempt() == attempt)
                        .anyMatch(event -> event instanceof JobEvent.Finished
                                || event instanceof JobEvent.Failed
                                || event instanceof JobEvent.Stopped));
    }

    private List<JobEvent> events(JobId job) {
        consumer.poll(Duration.ofMillis(100))
                .forEach(record -> heard.add(MessageCodec.decode(record.value(), JobEvent.class)));
        return heard.stream().filter(event -> event.jobId().equals(job)).toList();
    }

    private byte[] get(String key) throws Exception {
        try (InputStream in = objects.getObject(
                GetObjectArgs.builder().bucket("terrane").object(key).build())) {
            return in.readAllBytes();
        }
    }
}
