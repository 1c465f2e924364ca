package dev.terrane.worker.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Start commands by a consumer group, for brokers before 4.2. Give the topic as many partitions as there are workers: a
 * command behind a busy worker waits until that is free, or until the API publishes it again, which it does with another
 * key and so most likely to another partition. A busy worker polls on with its partitions paused, so that it stays a
 * member and holds up no rebalance.
 */
final class ConsumerGroupStarts implements StartSource {
    private static final Duration COMMIT = Duration.ofSeconds(10);

    private final KafkaConsumer<String, byte[]> consumer;

    ConsumerGroupStarts(String bootstrap, String topic, String group) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "group.id",
                        group,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "max.poll.records",
                        1),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
    }

    @Override
    public void stayWhileBusy() {
        consumer.pause(consumer.assignment());
        // a partition that this very poll assigns is not paused; what it gives is taken later
        for (ConsumerRecord<String, byte[]> early : consumer.poll(Duration.ZERO)) {
            consumer.seek(new TopicPartition(early.topic(), early.partition()), early.offset());
        }
        consumer.resume(consumer.paused());
    }

    @Override
    public Optional<byte[]> take(Duration wait) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(wait)) {
            consumer.commitSync(COMMIT);
            return Optional.ofNullable(record.value());
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
