package dev.terrane.worker;

import dev.terrane.engine.exec.TinyCollection;
import dev.terrane.local.stack.LocalStack;
import dev.terrane.local.stack.SharedStack;
import dev.terrane.model.message.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Real servers for the tests of this module, and a small collection. */
public final class TestStack implements QuarkusTestResourceLifecycleManager {
    /** The servers, started by whoever asks first. */
    static LocalStack servers() {
        return SharedStack.get(Topics.partitions(4), Topics.groups());
    }

    @Override
    public Map<String, String> start() {
        LocalStack servers = servers();
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap.servers", servers.kafkaBootstrap());
        settings.put("quarkus.minio.port", Integer.toString(servers.s3Port()));
        settings.put("quarkus.minio.access-key", servers.s3AccessKey());
        settings.put("quarkus.minio.secret-key", servers.s3SecretKey());
        settings.put("openeo.collections", collection().toString());
        return settings;
    }

    private static URI collection() {
        try {
            Path folder = Files.createTempDirectory("tiny-collection");
            return new TinyCollection(folder)
                    .tile("a", "2022-05-01T00:00:00Z", 0, 1, 3)
                    .tile("b", "2022-06-01T00:00:00Z", 0, 2, 3)
                    .finish("TINY");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void stop() {
        // the servers end with the JVM
    }
}
