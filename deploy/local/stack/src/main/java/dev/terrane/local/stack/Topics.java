package dev.terrane.local.stack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/** Creates topics and sets groups up; what is there already stays. */
final class Topics {
    private static final int SECONDS = 60;

    private final String bootstrap;

    Topics(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    void create(Map<String, Integer> topics, Map<String, Map<String, String>> groups) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrap);
        properties.put("default.api.timeout.ms", Integer.toString(SECONDS * 1000));
        try (Admin admin = Admin.create(properties)) {
            Set<String> present = admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = new ArrayList<>();
            topics.forEach((name, partitions) -> {
                if (!present.contains(name)) {
                    missing.add(new NewTopic(name, partitions, (short) 1));
                }
            });
            admin.createTopics(missing).all().get(SECONDS, TimeUnit.SECONDS);
            Map<ConfigResource, Collection<AlterConfigOp>> settings = new HashMap<>();
            groups.forEach((group, values) -> settings.put(
                    new ConfigResource(ConfigResource.Type.GROUP, group),
                    values.entrySet().stream()
                            .map(value -> new AlterConfigOp(
                                    new ConfigEntry(value.getKey(), value.getValue()), AlterConfigOp.OpType.SET))
                            .toList()));
            admin.incrementalAlterConfigs(settings).all().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new StackException("Kafka did not create the topics " + topics.keySet(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while Kafka created topics", interrupted);
        }
    }
}
