package dev.terrane.worker.health;

import dev.terrane.model.message.Topics;
import dev.terrane.worker.config.SharedConfig;
import io.minio.BucketExistsArgs;
import io.minio.MinioClient;
import io.minio.errors.MinioException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the topics and the bucket are there; each may take 5 s to say so. A busy worker is ready. */
@Readiness
@ApplicationScoped
class DependencyCheck implements HealthCheck {
    private static final int SECONDS = 5;

    private final Admin kafka;
    private final MinioClient objects;
    private final String bucket;

    DependencyCheck(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            MinioClient objects,
            SharedConfig config) {
        this.kafka = Admin.create(Map.of(
                "bootstrap.servers",
                bootstrap,
                "default.api.timeout.ms",
                SECONDS * 1000,
                "request.timeout.ms",
                SECONDS * 1000));
        this.objects = objects;
        this.bucket = config.storage().bucket();
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("kafka and object store");
        try {
            kafka.describeTopics(List.of(Topics.STARTS, Topics.EXPRESS_STARTS, Topics.STOPS, Topics.EVENTS))
                    .allTopicNames()
                    .get(SECONDS, TimeUnit.SECONDS);
            boolean there = objects.bucketExists(
                    BucketExistsArgs.builder().bucket(bucket).build());
            return answer.status(there).withData("bucket", bucket).build();
        } catch (ExecutionException | TimeoutException | MinioException | GeneralSecurityException | IOException away) {
            return answer.down()
                    .withData("reason", String.valueOf(away.getMessage()))
                    .build();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return answer.down().build();
        }
    }

    @PreDestroy
    void close() {
        kafka.close();
    }
}
