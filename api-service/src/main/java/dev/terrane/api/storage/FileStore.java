package dev.terrane.api.storage;

import dev.terrane.api.config.ApiConfig;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.result.ObjectKeys;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.UploadObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files of users in the bucket. Each request to the store has the limits of {@link S3Connections}, so large files are
 * sent and read in pieces that pass within them; none is repeated here, clients repeat theirs. A failure of the store is
 * {@code StorageFailure}, its cause in the log.
 */
@ApplicationScoped
public class FileStore {
    /** Bytes that are read at once, and that each download holds in memory. */
    public static final int PIECE = 4 << 20;

    private static final long PART = 8 << 20;

    private final MinioClient client;
    private final String bucket;

    FileStore(MinioClient client, ApiConfig config) {
        this.client = client;
        this.bucket = config.storage().bucket();
    }

    /**
     * A file that is there.
     *
     * @param etag names this content of the file
     */
    public record Stored(String path, long size, Instant modified, String etag) {}

    /** All files of a user. */
    public List<Stored> list(String owner) {
        String root = ObjectKeys.userFiles(owner);
        List<Stored> files = new ArrayList<>();
        try {
            for (Result<Item> result : objects(root)) {
                Item item = result.get();
                if (!item.isDir() && !item.objectName().endsWith("/")) {
                    files.add(new Stored(
                            item.objectName().substring(root.length()),
                            item.size(),
                            item.lastModified().toInstant().truncatedTo(ChronoUnit.SECONDS),
                            item.etag()));
                }
            }
            return files;
        } catch (MinioException | GeneralSecurityException | IOException failed) {
            throw failure(root, failed);
        }
    }

    /** Whether there are files below a path. */
    public boolean isFolder(String owner, String path) {
        String prefix = ObjectKeys.userFiles(owner) + path + "/";
        try {
            // an iterator that cannot ask has one element, which tells why
            var found = objects(prefix).iterator();
            return found.hasNext() && found.next().get() != null;
        } catch (MinioException | GeneralSecurityException | IOException failed) {
            throw failure(prefix, failed);
        }
    }

    /** A file, if there is one of that path. */
    public Optional<Stored> find(String owner, String path) {
        String key = ObjectKeys.userFiles(owner) + path;
        try {
            StatObjectResponse object = client.statObject(
                    StatObjectArgs.builder().bucket(bucket).object(key).build());
            return Optional.of(new Stored(
                    path,
                    object.size(),
                    object.lastModified().toInstant().truncatedTo(ChronoUnit.SECONDS),
                    object.etag().replace("\"", "")));
        } catch (ErrorResponseException refused) {
            if (refused.errorResponse().code().equals("NoSuchKey")) {
                return Optional.empty();
            }
            throw failure(key, refused);
        } catch (MinioException | GeneralSecurityException | IOException failed) {
            throw failure(key, failed);
        }
    }

    /** Stores a file in the place of the one of that path. */
    public Stored put(String owner, String path, Path content) {
        String key = ObjectKeys.userFiles(owner) + path;
        try {
            client.uploadObject(UploadObjectArgs.builder()
                    .bucket(bucket)
                    .object(key)
                    .filename(content.toString(), PART)
                    .contentType("application/octet-stream")
                    .build());
        } catch (MinioException | GeneralSecurityException | IOException failed) {
            throw failure(key, failed);
        }
        return find(owner, path).orElseThrow(OpenEoError.STORAGE_FAILURE::exception);
    }

    /** Some bytes of exactly this content of a file. */
    public byte[] read(String owner, Stored file, long offset, int length) {
        String key = ObjectKeys.userFiles(owner) + file.path();
        try (InputStream in = client.getObject(GetObjectArgs.builder()
                .bucket(bucket)
                .object(key)
                .offset(offset)
                .length((long) length)
                .matchETag(file.etag())
                .build())) {
            byte[] piece = in.readNBytes(length);
            if (piece.length < length) {
                throw new IOException("only " + piece.length + " of " + length + " bytes came");
            }
            return piece;
        } catch (MinioException | GeneralSecurityException | IOException failed) {
            throw failure(key, failed);
        }
    }

    /** Removes a file, if it is there. */
    public void delete(String owner, String path) {
        String key = ObjectKeys.userFiles(owner) + path;
        try {
            client.removeObject(
                    RemoveObjectArgs.builder().bucket(bucket).object(key).build());
        } catch (MinioException | GeneralSecurityException | IOException failed) {
            throw failure(key, failed);
        }
    }

    private Iterable<Result<Item>> objects(String prefix) {
        return client.listObjects(ListObjectsArgs.builder()
                .bucket(bucket)
                .prefix(prefix)
                .recursive(true)
                .build());
    }

    private static RuntimeException failure(String key, Exception cause) {
        Log.errorf(cause, "object %s", key);
        return OpenEoError.STORAGE_FAILURE.exception();
    }
}
