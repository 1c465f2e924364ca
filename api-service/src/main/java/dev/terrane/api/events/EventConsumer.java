package dev.terrane.api.events;

import dev.terrane.api.job.EventHandler;
import dev.terrane.model.message.JobEvent;
import dev.terrane.model.message.MalformedMessageException;
import dev.terrane.model.message.MessageCodec;
import dev.terrane.model.message.Topics;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Brings events to the handler, in the order of each job. Offsets are committed when the transaction is: a crash repeats
 * events, which the handler does not mind. An event that cannot be applied because the database or the object store is
 * away is tried again until it can; one that cannot be read, or that fails five times while both answer, is logged and
 * passed over, so that it does not hold up all others. This is an edge: whatever else fails is logged, and the reader
 * goes on after a second.
 */
@ApplicationScoped
class EventConsumer {
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TRIES = 5;

    private final String bootstrap;
    private final EventHandler handler;
    private final Thread reader = new Thread(this::readUntilStopped, "job-events");
    private final AtomicReference<@Nullable KafkaConsumer<String, byte[]>> open = new AtomicReference<>();
    private volatile boolean stopped;

    EventConsumer(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap, EventHandler handler) {
        this.bootstrap = bootstrap;
        this.handler = handler;
    }

    void start(@Observes StartupEvent event) {
        reader.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        KafkaConsumer<String, byte[]> consumer = open.get();
        if (consumer != null) {
            consumer.wakeup();
        }
        LockSupport.unpark(reader);
        reader.join(TimeUnit.SECONDS.toMillis(10));
    }

    /** Whether events are still read. */
    boolean isAlive() {
        return reader.isAlive();
    }

    private void readUntilStopped() {
        while (!stopped) {
            try (var consumer = new KafkaConsumer<>(
                    Map.<String, Object>of(
                            "bootstrap.servers",
                            bootstrap,
                            "group.id",
                            Topics.API_GROUP,
                            "enable.auto.commit",
                            false,
                            "auto.offset.reset",
                            "earliest",
                            "max.poll.records",
                            100,
                            "max.poll.interval.ms",
                            600_000,
                            // an API that was killed hands its partitions over within 6 s
                            "session.timeout.ms",
                            6_000,
                            "heartbeat.interval.ms",
                            1_500),
                    new StringDeserializer(),
                    new ByteArrayDeserializer())) {
                open.set(consumer);
                consumer.subscribe(List.of(Topics.EVENTS));
                while (!stopped) {
                    consumer.poll(WAIT).forEach(this::apply);
                    consumer.commitSync();
                }
            } catch (InterruptException | WakeupException ended) {
                return;
            } catch (RuntimeException away) {
                Log.warnf(away, "job events cannot be read now");
                LockSupport.parkNanos(PAUSE.toNanos());
            } finally {
                open.set(null);
            }
        }
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        JobEvent event;
        try {
            event = MessageCodec.decode(record.value(), JobEvent.class);
        } catch (MalformedMessageException malformed) {
            Log.errorf("an event of job %s cannot be read and is dropped: %s", record.key(), malformed.getMessage());
            return;
        }
        for (int attempt = 1; !stopped; attempt++) {
            try {
                handler.apply(event, handler.hasResult(event));
                return;
            } catch (RuntimeException failed) {
                if (attempt >= TRIES && handler.canWork()) {
                    Log.errorf(failed, "an event of job %s cannot be applied and is dropped", record.key());
                    return;
                }
                Log.warnf(failed, "an event of job %s is tried again (%d)", record.key(), attempt);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        throw new WakeupException();
    }
}
