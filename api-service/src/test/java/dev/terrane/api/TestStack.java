package dev.terrane.api;

import dev.terrane.local.stack.LocalStack;
import dev.terrane.local.stack.SharedStack;
import dev.terrane.model.message.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Real servers for the tests of this module, and settings that are short enough for tests. */
public final class TestStack implements QuarkusTestResourceLifecycleManager {
    /** The servers, started by whoever asks first. */
    static LocalStack servers() {
        return SharedStack.get(
                Map.of(Topics.STARTS, 1, Topics.STOPS, 1, Topics.EVENTS, 4),
                Map.of(Topics.WORKERS_GROUP, Map.of("share.auto.offset.reset", "earliest")));
    }

    @Override
    public Map<String, String> start() {
        LocalStack servers = servers();
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", servers.jdbcUrl());
        settings.put("quarkus.datasource.username", servers.dbUser());
        settings.put("quarkus.datasource.password", servers.dbPassword());
        settings.put("kafka.bootstrap.servers", servers.kafkaBootstrap());
        settings.put("quarkus.minio.port", Integer.toString(servers.s3Port()));
        settings.put("quarkus.minio.access-key", servers.s3AccessKey());
        settings.put("quarkus.minio.secret-key", servers.s3SecretKey());
        settings.put("openeo.auth.secret", "a secret that only tests know, with 32 characters");
        settings.put("openeo.auth.basic.users.ada", "lovelace");
        settings.put("openeo.auth.basic.users.grace", "hopper");
        settings.put("openeo.jobs.lease", "PT4S");
        settings.put(
                "openeo.collections",
                TestCollections.in(Path.of("target", "collections").toAbsolutePath()));
        settings.put("openeo.api.terms-of-service", "https://terrane.test/terms");
        settings.put("openeo.api.privacy-policy", "https://terrane.test/privacy");
        return settings;
    }

    @Override
    public void stop() {
        // the servers end with the JVM
    }
}
