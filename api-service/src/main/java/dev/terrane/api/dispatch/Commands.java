package dev.terrane.api.dispatch;

import dev.terrane.model.job.JobId;
import dev.terrane.model.message.JobCommand;
import dev.terrane.model.message.MessageCodec;
import dev.terrane.model.message.Topics;
import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands to the workers. A start waits up to 20 s for the broker's word, and stays in the queue without it; a
 * stop is handed over without waiting for that word (only for the broker's address, up to 10 s, where that is not known),
 * because whoever missed it is told again at its next heartbeat.
 */
@ApplicationScoped
public class Commands {
    private static final Duration DELIVERY = Duration.ofSeconds(10);

    private final AfterCommit afterCommit;
    private final KafkaProducer<String, byte[]> producer;

    Commands(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap, AfterCommit afterCommit) {
        this.afterCommit = afterCommit;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "linger.ms",
                        0,
                        "max.request.size",
                        2 << 20,
                        "max.block.ms",
                        (int) DELIVERY.toMillis(),
                        "request.timeout.ms",
                        5_000,
                        "delivery.timeout.ms",
                        (int) DELIVERY.toMillis()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Publishes a start to the topic of a lane; returns whether the broker has it.
     *
     * @param before how often it was published before; each time it gets another key, so that where the topic has
     *     several partitions it does not wait behind the same busy worker
     */
    boolean start(String topic, JobCommand.Start start, int before) {
        String key = before == 0 ? start.jobId().value() : start.jobId() + "/" + before;
        try {
            producer.send(new ProducerRecord<>(topic, key, MessageCodec.encode(start)))
                    .get(DELIVERY.toMillis() * 2, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException refused) {
            Log.warnf(
                    "job %s stays queued, the broker did not take its start: %s", start.jobId(), refused.getMessage());
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Tells all workers, after the commit, to stop an attempt and older ones, or only one claim of it. */
    public void stop(JobId job, int attempt, @Nullable String claim, Instant now) {
        afterCommit.run(() -> send(job, attempt, claim, now));
    }

    private void send(JobId job, int attempt, @Nullable String claim, Instant now) {
        var stop = new JobCommand.Stop(job, attempt, claim, now);
        var record = new ProducerRecord<>(Topics.STOPS, job.value(), MessageCodec.encode(stop));
        producer.send(record, (metadata, failure) -> {
            if (failure != null) {
                Log.warnf("the stop of job %s was not taken by the broker: %s", job, failure.getMessage());
            }
        });
    }

    @PreDestroy
    void close() {
        producer.close(DELIVERY);
    }
}
