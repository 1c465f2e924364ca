package dev.terrane.api.storage;

import dev.terrane.api.config.ApiConfig;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.job.JobId;
import dev.terrane.model.message.MessageCodec;
import dev.terrane.model.result.ObjectKeys;
import dev.terrane.model.result.ResultManifest;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectsArgs;
import io.minio.Result;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.DeleteError;
import io.minio.messages.DeleteObject;
import io.minio.messages.Item;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Results in the bucket; a failure of the store is {@code StorageFailure} or {@code Internal}, its cause in the log. */
@ApplicationScoped
public class ResultStore {
    private static final int AT_ONCE = 1000;
    private static final int TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final MinioClient client;
    private final String bucket;

    ResultStore(MinioClient client, ApiConfig config) {
        this.client = client;
        this.bucket = config.storage().bucket();
    }

    /** The manifest of a claim; empty where there is no result. */
    public Optional<ResultManifest> manifest(JobId job, int attempt, String claim) {
        String key = ObjectKeys.manifest(job, attempt, claim);
        try (InputStream in = client.getObject(
                GetObjectArgs.builder().bucket(bucket).object(key).build())) {
            return Optional.of(MessageCodec.decode(in.readAllBytes(), ResultManifest.class));
        } catch (ErrorResponseException refused) {
            if (refused.errorResponse().code().equals("NoSuchKey")) {
                return Optional.empty();
            }
            throw failure(key, refused);
        } catch (MinioException | GeneralSecurityException | IOException failed) {
            throw failure(key, failed);
        }
    }

    /** Whether a claim's manifest is there and every file that it names, as large as it says. */
    public boolean isComplete(JobId job, int attempt, String claim) {
        Optional<ResultManifest> manifest = manifest(job, attempt, claim);
        if (manifest.isEmpty()) {
            return false;
        }
        Map<String, Long> sizes = new HashMap<>();
        list(ObjectKeys.assetsPrefix(job, attempt, claim), Integer.MAX_VALUE)
                .forEach(found -> sizes.put(found.key(), found.size()));
        return manifest.get().assets().stream()
                .allMatch(asset -> Long.valueOf(asset.size())
                        .equals(sizes.get(ObjectKeys.asset(job, attempt, claim, asset.name()))));
    }

    /** Whether the store answers at all. */
    public boolean answers() {
        try {
            return client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build());
        } catch (MinioException | GeneralSecurityException | IOException away) {
            return false;
        }
    }

    /** An object as the store knows it: its key and its size in bytes. */
    public record Found(String key, long size) {}

    /** The objects below a prefix, at most so many. */
    public List<Found> list(String prefix, int most) {
        try {
            List<Found> found = new ArrayList<>();
            for (Result<Item> result : client.listObjects(ListObjectsArgs.builder()
                    .bucket(bucket)
                    .prefix(prefix)
                    .recursive(true)
                    .build())) {
                if (found.size() == most) {
                    break;
                }
                found.add(new Found(result.get().objectName(), result.get().size()));
            }
            return found;
        } catch (MinioException | GeneralSecurityException | IOException failed) {
            throw failure(prefix, failed);
        }
    }

    /** Removes everything below a prefix. */
    public void removeAll(String prefix) {
        for (List<Found> some = list(prefix, AT_ONCE); !some.isEmpty(); some = list(prefix, AT_ONCE)) {
            List<DeleteObject> objects =
                    some.stream().map(found -> new DeleteObject(found.key())).toList();
            try {
                for (Result<DeleteError> error : client.removeObjects(RemoveObjectsArgs.builder()
                        .bucket(bucket)
                        .objects(objects)
                        .build())) {
                    throw failure(prefix, new IOException(error.get().message()));
                }
            } catch (MinioException | GeneralSecurityException | IOException failed) {
                throw failure(prefix, failed);
            }
        }
    }

    /** Stores a small object. */
    public void put(String key, byte[] content) {
        try {
            client.putObject(PutObjectArgs.builder().bucket(bucket).object(key).stream(
                            new ByteArrayInputStream(content), content.length, -1)
                    .build());
        } catch (MinioException | GeneralSecurityException | IOException failed) {
            throw failure(key, failed);
        }
    }

    /** A part of an object; a call that fails is tried again, 3 times in all, after 0.2 and 0.4 s. */
    public byte[] read(String key, long offset, int length) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try (InputStream in = client.getObject(GetObjectArgs.builder()
                    .bucket(bucket)
                    .object(key)
                    .offset(offset)
                    .length((long) length)
                    .build())) {
                byte[] part = in.readNBytes(length);
                if (part.length == length) {
                    return part;
                }
                throw new IOException(part.length + " of " + length + " bytes at " + offset);
            } catch (MinioException | GeneralSecurityException | IOException failed) {
                if (attempt == TRIES) {
                    throw failure(key, failed);
                }
                LockSupport.parkNanos(pause.toNanos());
                pause = pause.multipliedBy(2);
            }
        }
    }

    private static RuntimeException failure(String key, Exception cause) {
        Log.errorf(cause, "object %s", key);
        return OpenEoError.STORAGE_FAILURE.exception();
    }
}
