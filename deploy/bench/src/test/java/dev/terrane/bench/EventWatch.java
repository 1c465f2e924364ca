package dev.terrane.bench;

import dev.terrane.model.message.JobEvent;
import dev.terrane.model.message.MessageCodec;
import dev.terrane.model.message.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Hears the last word of each attempt, as the workers say it. What is waited for must come within 60 s. */
final class EventWatch implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final KafkaConsumer<String, byte[]> consumer;
    private final ConcurrentMap<String, CompletableFuture<End>> ends = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::listen, "event-watch");
    private volatile boolean closed;

    /** The last word of an attempt and when it was heard, by {@link System#nanoTime}. */
    record End(JobEvent event, long nanos) {}

    EventWatch(String bootstrap) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.EVENTS).stream()
                .map(partition -> new TopicPartition(Topics.EVENTS, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (!closed) {
            consumer.poll(Duration.ofMillis(200)).forEach(this::hear);
        }
        consumer.close();
    }

    private void hear(ConsumerRecord<String, byte[]> record) {
        long now = System.nanoTime();
        JobEvent event = MessageCodec.decode(record.value(), JobEvent.class);
        if (event instanceof JobEvent.Stopped
                || event instanceof JobEvent.Finished
                || event instanceof JobEvent.Failed
                || event instanceof JobEvent.Returned) {
            end(event.jobId().value()).complete(new End(event, now));
        }
    }

    private CompletableFuture<End> end(String job) {
        return ends.computeIfAbsent(job, key -> new CompletableFuture<>());
    }

    End await(String job) throws InterruptedException, ExecutionException, TimeoutException {
        return end(job).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
