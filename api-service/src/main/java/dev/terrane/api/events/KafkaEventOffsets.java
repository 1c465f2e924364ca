package dev.terrane.api.events;

import dev.terrane.api.job.EventOffsets;
import dev.terrane.model.message.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks the broker for the ends of the events' partitions and the group's offsets; each answer may take 5 s. */
@ApplicationScoped
class KafkaEventOffsets implements EventOffsets {
    private static final int SECONDS = 5;

    private final Admin kafka;

    KafkaEventOffsets(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
        this.kafka = Admin.create(Map.of(
                "bootstrap.servers",
                bootstrap,
                "default.api.timeout.ms",
                SECONDS * 1000,
                "request.timeout.ms",
                SECONDS * 1000));
    }

    @Override
    public Map<Integer, Long> said() {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        get(kafka.describeTopics(List.of(Topics.EVENTS)).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .forEach(partition ->
                        wanted.put(new TopicPartition(Topics.EVENTS, partition.partition()), OffsetSpec.latest()));
        Map<Integer, Long> ends = new HashMap<>();
        get(kafka.listOffsets(wanted).all()).forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
        return ends;
    }

    @Override
    public Map<Integer, Long> applied() {
        Map<Integer, Long> offsets = new HashMap<>();
        get(kafka.listConsumerGroupOffsets(Topics.API_GROUP).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> {
                    if (offset != null && partition.topic().equals(Topics.EVENTS)) {
                        offsets.put(partition.partition(), offset.offset());
                    }
                });
        return offsets;
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException away) {
            throw new IllegalStateException("the broker does not tell its offsets", away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @PreDestroy
    void close() {
        kafka.close();
    }
}
