package dev.terrane.worker.storage;

import dev.terrane.worker.config.SharedConfig;
import io.minio.GetObjectArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.UploadObjectArgs;
import io.minio.errors.MinioException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Objects in the bucket. A call that fails is tried again, 4 times in all, after 0.5, 1 and 2 s; time-outs are those
 * the client of {@link S3Connections}.
 */
@ApplicationScoped
public class ObjectStore {
    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private final MinioClient client;
    private final String bucket;

    ObjectStore(MinioClient client, SharedConfig config) {
        this.client = client;
        this.bucket = config.storage().bucket();
    }

    private interface Call<T> {
        T run() throws MinioException, GeneralSecurityException, IOException;
    }

    /** Uploads a file. */
    public void put(String key, Path file, String mediaType) throws IOException {
        retried(
                key,
                () -> client.uploadObject(UploadObjectArgs.builder()
                        .bucket(bucket)
                        .object(key)
                        .filename(file.toString())
                        .contentType(mediaType)
                        .build()));
    }

    /** Uploads a small object. */
    public void put(String key, byte[] content, String mediaType) throws IOException {
        retried(
                key,
                () -> client.putObject(PutObjectArgs.builder().bucket(bucket).object(key).stream(
                                new ByteArrayInputStream(content), content.length, -1)
                        .contentType(mediaType)
                        .build()));
    }

    /** A small object. */
    public byte[] get(String key) throws IOException {
        return retried(key, () -> {
            try (InputStream in = client.getObject(
                    GetObjectArgs.builder().bucket(bucket).object(key).build())) {
                return in.readAllBytes();
            }
        });
    }

    private static <T> T retried(String key, Call<T> call) throws IOException {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                return call.run();
            } catch (MinioException | GeneralSecurityException | IOException failed) {
                if (attempt == TRIES || Thread.currentThread().isInterrupted()) {
                    throw new IOException("object " + key + ": " + failed.getMessage(), failed);
                }
                LockSupport.parkNanos(pause.toNanos());
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("interrupted while waiting for object " + key);
                }
                pause = pause.multipliedBy(2);
            }
        }
    }
}
