package dev.terrane.worker.command;

import dev.terrane.model.message.JobCommand;
import dev.terrane.model.message.MalformedMessageException;
import dev.terrane.model.message.MessageCodec;
import dev.terrane.model.message.Topics;
import dev.terrane.worker.job.StopRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads every stop command from the moment this worker starts. What is missed, the API says again. */
@ApplicationScoped
class StopListener {
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final String bootstrap;
    private final StopRegistry registry;
    private final Thread reader = new Thread(this::readUntilStopped, "stop-commands");
    private final AtomicReference<@Nullable KafkaConsumer<String, byte[]>> open = new AtomicReference<>();
    private volatile boolean stopped;

    StopListener(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap, StopRegistry registry) {
        this.bootstrap = bootstrap;
        this.registry = registry;
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
        reader.join(WAIT.toMillis() * 5);
    }

    /** Whether stops are still heard, or this worker ends. */
    boolean isAlive() {
        return stopped || reader.isAlive();
    }

    private void readUntilStopped() {
        while (!stopped) {
            try (var consumer = new KafkaConsumer<>(
                    Map.<String, Object>of("bootstrap.servers", bootstrap, "enable.auto.commit", false),
                    new StringDeserializer(),
                    new ByteArrayDeserializer())) {
                open.set(consumer);
                List<TopicPartition> all = List.of(new TopicPartition(Topics.STOPS, 0));
                consumer.assign(all);
                consumer.seekToEnd(all);
                while (!stopped) {
                    consumer.poll(WAIT).forEach(this::apply);
                }
            } catch (InterruptException | WakeupException ended) {
                return;
            } catch (RuntimeException away) {
                Log.warnf(away, "stop commands cannot be read now");
                LockSupport.parkNanos(WAIT.toNanos());
            } finally {
                open.set(null);
            }
        }
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        try {
            if (MessageCodec.decode(record.value(), JobCommand.class) instanceof JobCommand.Stop stop) {
                registry.stop(stop);
            }
        } catch (MalformedMessageException malformed) {
            Log.errorf("a stop command cannot be read and is dropped: %s", malformed.getMessage());
        }
    }
}
