package dev.terrane.worker.report;

import dev.terrane.model.message.JobEvent;
import dev.terrane.model.message.MessageCodec;
import dev.terrane.model.message.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends events to the API. The producer repeats what the broker did not confirm, in order and without doubles, for up to
 * 30 s; what then is not confirmed is a failure of the returned future.
 */
@ApplicationScoped
public class EventPublisher {
    private static final Duration DELIVERY = Duration.ofSeconds(30);

    /** When the worker ends, its jobs had their grace; what the broker does not take now it will not take. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final KafkaProducer<String, byte[]> producer;

    EventPublisher(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
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
                        "max.block.ms",
                        (int) DELIVERY.toMillis(),
                        "request.timeout.ms",
                        10_000,
                        "delivery.timeout.ms",
                        (int) DELIVERY.toMillis()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Sends an event; the future completes when the broker has it. */
    public CompletableFuture<Void> send(JobEvent event) {
        CompletableFuture<Void> confirmed = new CompletableFuture<>();
        var record = new ProducerRecord<>(Topics.EVENTS, event.jobId().value(), MessageCodec.encode(event));
        producer.send(record, (metadata, failure) -> {
            if (failure == null) {
                confirmed.complete(null);
            } else {
                confirmed.completeExceptionally(failure);
            }
        });
        return confirmed;
    }

    @PreDestroy
    void close() {
        producer.close(LAST_WORDS);
    }
}
