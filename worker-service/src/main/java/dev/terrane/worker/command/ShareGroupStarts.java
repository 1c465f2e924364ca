package dev.terrane.worker.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Start commands by a share group: any worker gets the next one, one at a time, so that nothing waits behind a busy
 * worker. A command is acknowledged at once; from then on the claim counts, not the record.
 */
final class ShareGroupStarts implements StartSource {
    private static final Duration COMMIT = Duration.ofSeconds(10);

    private final KafkaShareConsumer<String, byte[]> consumer;

    ShareGroupStarts(String bootstrap, String topic, String group) {
        this.consumer = new KafkaShareConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "group.id",
                        group,
                        "share.acknowledgement.mode",
                        "explicit",
                        "share.acquire.mode",
                        "record_limit",
                        "max.poll.records",
                        1),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
    }

    @Override
    public Optional<byte[]> take(Duration wait) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(wait)) {
            consumer.acknowledge(record, AcknowledgeType.ACCEPT);
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
        consumer.close(COMMIT);
    }
}
