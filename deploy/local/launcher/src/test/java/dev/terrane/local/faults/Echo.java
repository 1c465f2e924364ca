package dev.terrane.local.faults;

import dev.terrane.model.message.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Says again, some seconds later and in another order, a part of what API and workers say to each other: commands, stops
 * and events.
 */
final class Echo implements AutoCloseable {
    private static final int ONE_OF = 5;
    private static final int LATEST_MILLIS = 8_000;

    /** A header keeps it from echoing itself. */
    private static final String MARK = "echo";

    private final KafkaConsumer<String, byte[]> heard;
    private final KafkaProducer<String, byte[]> said;
    private final Random random;
    private final PriorityQueue<Later> waiting = new PriorityQueue<>((a, b) -> Long.compare(a.nanos, b.nanos));
    private final AtomicInteger count = new AtomicInteger();
    private final Thread thread = new Thread(this::listen, "echo");
    private volatile boolean closed;

    private record Later(long nanos, ConsumerRecord<String, byte[]> record) {}

    Echo(String bootstrap, long seed) {
        this.random = new Random(seed);
        this.heard = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "latest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        this.said = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "max.block.ms", 2_000, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : List.of(Topics.STARTS, Topics.EXPRESS_STARTS, Topics.STOPS, Topics.EVENTS)) {
            heard.partitionsFor(topic).forEach(partition -> all.add(new TopicPartition(topic, partition.partition())));
        }
        heard.assign(all);
        heard.seekToEnd(all);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (!closed) {
            try {
                heard.poll(Duration.ofMillis(100)).forEach(this::perhaps);
                while (!waiting.isEmpty() && waiting.peek().nanos() < System.nanoTime()) {
                    sayAgain(waiting.remove().record());
                }
            } catch (KafkaException away) {
                // the broker is being restarted; what was to be said again is not missed
            }
        }
        heard.close();
        said.close(Duration.ofSeconds(2));
    }

    private void perhaps(ConsumerRecord<String, byte[]> record) {
        boolean original = record.headers().lastHeader(MARK) == null;
        if (original && random.nextInt(ONE_OF) == 0) {
            long after = Duration.ofMillis(random.nextInt(LATEST_MILLIS)).toNanos();
            waiting.add(new Later(System.nanoTime() + after, record));
        }
    }

    private void sayAgain(ConsumerRecord<String, byte[]> record) {
        ProducerRecord<String, byte[]> again =
                new ProducerRecord<>(record.topic(), record.partition(), record.key(), record.value());
        again.headers().add(MARK, new byte[0]);
        said.send(again);
        count.incrementAndGet();
    }

    /** How many messages were said again. */
    int count() {
        return count.get();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(10_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
