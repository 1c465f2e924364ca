package dev.terrane.worker.command;

import dev.terrane.model.message.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Start commands by a consumer group, for brokers before 4.2. Give the topic several partitions then; a command behind a
 * busy worker waits until the API publishes it again.
 */
final class ConsumerGroupStarts implements StartSource {
    private static final Duration COMMIT = Duration.ofSeconds(10);

    private final KafkaConsumer<String, byte[]> consumer;

    ConsumerGroupStarts(String bootstrap) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "group.id",
                        Topics.WORKERS_GROUP,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "max.poll.interval.ms",
                        Integer.MAX_VALUE,
                        "max.poll.records",
                        1),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topics.STARTS));
    }

    @Override
    public Optional<byte[]> take(Duration wait) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(wait)) {
            consumer.commitSync(COMMIT);
            return Optional.of(record.value());
        }
        return Optional.empty();
    }

    @Override
    public void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
