package dev.terrane.api.storage;

import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.config.ApiConfig.Downloads;
import dev.terrane.model.error.OpenEoError;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.MinioClient;
import io.minio.errors.MinioException;
import io.minio.http.Method;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Presigned addresses of objects as clients reach them: at the object store's public endpoint, where that differs from the
 * one that the API uses, or none where clients cannot reach it at all. Signing asks nothing of the server.
 */
@ApplicationScoped
public class DownloadLinks {
    private static final int MINUTES = 5;

    private final MinioClient signer;
    private final ApiConfig.Storage config;

    DownloadLinks(
            MinioClient client,
            ApiConfig config,
            @ConfigProperty(name = "quarkus.minio.access-key") String accessKey,
            @ConfigProperty(name = "quarkus.minio.secret-key") String secretKey,
            @ConfigProperty(name = "quarkus.minio.region", defaultValue = "us-east-1") String region) {
        this.config = config.storage();
        this.signer = this.config
                .publicEndpoint()
                .map(endpoint -> MinioClient.builder()
                        .endpoint(endpoint.toString())
                        .region(region)
                        .credentials(accessKey, secretKey)
                        .build())
                .orElse(client);
    }

    /** Where an object can be fetched for a few minutes, with its name and media type; empty where the API hands it out. */
    public Optional<URI> of(String key, String fileName, String mediaType) {
        if (config.downloads() == Downloads.STREAM) {
            return Optional.empty();
        }
        try {
            return Optional.of(URI.create(signer.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                    .method(Method.GET)
                    .bucket(config.bucket())
                    .object(key)
                    .expiry(MINUTES, TimeUnit.MINUTES)
                    .extraQueryParams(Map.of(
                            "response-content-disposition",
                            "attachment; filename=\"" + fileName + "\"",
                            "response-content-type",
                            mediaType))
                    .build())));
        } catch (MinioException | GeneralSecurityException | IOException failed) {
            Log.errorf(failed, "object %s", key);
            throw OpenEoError.STORAGE_FAILURE.exception();
        }
    }
}
