package dev.terrane.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobUsage;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.message.JobCommand;
import dev.terrane.model.message.JobEvent;
import dev.terrane.model.message.LogEntry;
import dev.terrane.model.message.MessageCodec;
import dev.terrane.model.message.Topics;
import dev.terrane.model.result.Asset;
import dev.terrane.model.result.ObjectKeys;
import dev.terrane.model.result.ResultManifest;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The other end of the topics: says what a worker says, when a test wants it said. */
final class FakeWorker implements AutoCloseable {
    static final byte[] CONTENT = "0123456789".getBytes(StandardCharsets.UTF_8);
    private static final JobUsage USAGE = new JobUsage(1, 2, 3, 0, 10);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<JobCommand> commands = new ArrayList<>();
    private long sequence;

    FakeWorker() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", TestStack.servers().kafkaBootstrap(), "enable.auto.commit", false);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestStack.servers().kafkaBootstrap()),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> all = List.of(
                new TopicPartition(Topics.STARTS, 0),
                new TopicPartition(Topics.EXPRESS_STARTS, 0),
                new TopicPartition(Topics.STOPS, 0));
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    /** Waits for the start of an attempt. */
    JobCommand.Start start(String job, int attempt) {
        return await().atMost(20, TimeUnit.SECONDS)
                .until(
                        () -> commands(job).stream()
                                .filter(JobCommand.Start.class::isInstance)
                                .map(JobCommand.Start.class::cast)
                                .filter(start -> start.attempt() == attempt)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Waits for the first start of a process that contains a text. */
    JobCommand.Start startOf(String text) {
        return await().atMost(20, TimeUnit.SECONDS)
                .until(
                        () -> commands().stream()
                                .filter(JobCommand.Start.class::isInstance)
                                .map(JobCommand.Start.class::cast)
                                .filter(start -> String.valueOf(start.process()).contains(text))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Waits for the first starts of so many jobs whose process contains a text; returns the jobs. */
    List<String> startsOf(String text, int jobs) {
        return await().atMost(20, TimeUnit.SECONDS)
                .until(
                        () -> commands().stream()
                                .filter(JobCommand.Start.class::isInstance)
                                .map(JobCommand.Start.class::cast)
                                .filter(start -> String.valueOf(start.process()).contains(text))
                                .map(start -> start.jobId().value())
                                .distinct()
                                .toList(),
                        found -> found.size() == jobs);
    }

    /** Waits for a stop. */
    JobCommand.Stop stop(String job) {
        return await().atMost(20, TimeUnit.SECONDS)
                .until(
                        () -> commands(job).stream()
                                .filter(JobCommand.Stop.class::isInstance)
                                .map(JobCommand.Stop.class::cast)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    void claim(String job, int attempt, String claim) {
        send(new JobEvent.Claimed(new JobId(job), attempt, claim, Instant.now(), ++sequence, "worker-" + claim));
    }

    void progress(String job, int attempt, String claim, double percent) {
        send(new JobEvent.Progressed(new JobId(job), attempt, claim, Instant.now(), ++sequence, percent, null));
    }

    void progress(String job, int attempt, String claim, double percent, JobUsage usage) {
        send(new JobEvent.Progressed(new JobId(job), attempt, claim, Instant.now(), ++sequence, percent, usage));
    }

    JobEvent log(String job, int attempt, String claim, LogLevel level, String message) {
        return send(new JobEvent.Logged(
                new JobId(job),
                attempt,
                claim,
                Instant.now(),
                ++sequence,
                List.of(LogEntry.of(Instant.now(), level, message))));
    }

    void fail(String job, int attempt, String claim, String message, boolean retry) {
        fail(job, attempt, claim, "NoDataAvailable", message, retry);
    }

    void fail(String job, int attempt, String claim, String code, String message, boolean retry) {
        LogEntry reason = new LogEntry(
                Instant.now(),
                LogLevel.ERROR,
                code,
                message,
                List.of(new LogEntry.PathElement("load", "load_collection")),
                null);
        send(new JobEvent.Failed(new JobId(job), attempt, claim, Instant.now(), ++sequence, reason, retry, USAGE));
    }

    /** A job of a user that this worker has finished. */
    String finished(MinioClient objects, String user) throws Exception {
        String id = Requests.newJob(user, "\"title\": \"T\"");
        Requests.start(user, id);
        start(id, 1);
        claim(id, 1, "c1");
        finish(objects, id, 1, "c1");
        Requests.awaitStatus(user, id, "finished");
        return id;
    }

    /** Stores an asset, but no manifest. */
    void store(MinioClient objects, String job, int attempt, String claim, String name) throws Exception {
        put(objects, ObjectKeys.asset(new JobId(job), attempt, claim, name), CONTENT);
    }

    /** Stores one asset and the manifest, and says that it is done. */
    void finish(MinioClient objects, String job, int attempt, String claim) throws Exception {
        Asset asset = new Asset("a.tif", "image/tiff", "a.tif", CONTENT.length, "ff", "2022-05-01T00:00:00Z", null);
        finish(objects, job, attempt, claim, Map.of(asset, CONTENT));
    }

    /** Stores assets and the manifest, and says that it is done. */
    void finish(MinioClient objects, String job, int attempt, String claim, Map<Asset, byte[]> assets)
            throws Exception {
        JobId id = new JobId(job);
        for (Map.Entry<Asset, byte[]> asset : assets.entrySet()) {
            put(objects, ObjectKeys.asset(id, attempt, claim, asset.getKey().name()), asset.getValue());
        }
        ResultManifest manifest = new ResultManifest(
                List.copyOf(assets.keySet()),
                List.of(1.0, 2.0, 3.0, 4.0),
                "2022-05-01T00:00:00Z",
                "2022-05-01T00:00:00Z",
                32632);
        put(objects, ObjectKeys.manifest(id, attempt, claim), MessageCodec.encode(manifest));
        send(new JobEvent.Finished(id, attempt, claim, Instant.now(), ++sequence, USAGE));
    }

    void giveBack(String job, int attempt, String claim) {
        send(new JobEvent.Returned(new JobId(job), attempt, claim, Instant.now(), ++sequence, USAGE));
    }

    void stopped(String job, int attempt, String claim, JobUsage usage) {
        send(new JobEvent.Stopped(new JobId(job), attempt, claim, Instant.now(), ++sequence, usage));
    }

    JobEvent send(JobEvent event) {
        raw(event.jobId().value(), MessageCodec.encode(event));
        return event;
    }

    void raw(String key, byte[] content) {
        producer.send(new ProducerRecord<>(Topics.EVENTS, key, content));
        producer.flush();
    }

    private List<JobCommand> commands() {
        consumer.poll(Duration.ofMillis(100))
                .forEach(record -> commands.add(MessageCodec.decode(record.value(), JobCommand.class)));
        return commands;
    }

    private List<JobCommand> commands(String job) {
        return commands().stream()
                .filter(command -> command.jobId().value().equals(job))
                .toList();
    }

    private static void put(MinioClient objects, String key, byte[] content) throws Exception {
        assertThat(objects.putObject(PutObjectArgs.builder().bucket("terrane").object(key).stream(
                                new ByteArrayInputStream(content), content.length, -1)
                        .build()))
                .isNotNull();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
