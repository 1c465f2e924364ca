package dev.terrane.local.launcher;

import dev.terrane.local.stack.LocalStack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the services are told by their environment; the same names that a deployment uses. */
public final class ServiceSettings {
    private final LocalStack servers;
    private final String collections;

    /** Settings for services on these servers, with these STAC collections. */
    public ServiceSettings(LocalStack servers, List<String> collections) {
        this.servers = servers;
        this.collections = String.join(
                ",", collections.stream().map(path -> path.replace(",", "\\,")).toList());
    }

    /** Of an API instance at a port. */
    public Map<String, String> api(int port) {
        Map<String, String> settings = both(port);
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", servers.jdbcUrl());
        settings.put("QUARKUS_DATASOURCE_USERNAME", servers.dbUser());
        settings.put("QUARKUS_DATASOURCE_PASSWORD", servers.dbPassword());
        settings.put("OPENEO_AUTH_SECRET", servers.secret("auth-secret"));
        settings.put("OPENEO_AUTH_BASIC_USERS_DEMO", "demo");
        settings.put("OPENEO_AUTH_BASIC_USERS_GUEST", "guest");
        return settings;
    }

    /** Of a worker with its health at a port. */
    public Map<String, String> worker(int port) {
        Map<String, String> settings = both(port);
        // the API ends with the workers: nobody could wait for a result
        settings.put("OPENEO_WORKER_DRAIN", "requeue");
        settings.put("OPENEO_WORKER_SHUTDOWN_GRACE", "PT10S");
        return settings;
    }

    private Map<String, String> both(int port) {
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        settings.put("KAFKA_BOOTSTRAP_SERVERS", servers.kafkaBootstrap());
        settings.put("QUARKUS_MINIO_HOST", "127.0.0.1");
        settings.put("QUARKUS_MINIO_PORT", Integer.toString(servers.s3Port()));
        settings.put("QUARKUS_MINIO_ACCESS_KEY", servers.s3AccessKey());
        settings.put("QUARKUS_MINIO_SECRET_KEY", servers.s3SecretKey());
        settings.put("OPENEO_STORAGE_BUCKET", LocalStack.BUCKET);
        settings.put("OPENEO_COLLECTIONS", collections);
        return settings;
    }
}
