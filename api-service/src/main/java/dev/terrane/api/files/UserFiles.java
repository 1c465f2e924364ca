package dev.terrane.api.files;

import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.storage.FileStore;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.error.OpenEoException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What owners do with their files. An upload goes to a temporary file first, so that the object store gets it in one go
 * or not at all; a client that breaks off leaves nothing. A slow one holds a thread, so uploads are few at a time
 * ({@link UploadSlots}) and end after an hour. The quota counts what is stored; uploads that run at the same time do not
 * see each other, so together they may exceed it.
 */
@ApplicationScoped
public class UserFiles {
    private static final Duration LONGEST_UPLOAD = Duration.ofHours(1);

    private final FileStore store;
    private final ApiConfig.Workspace limits;
    private final UploadSlots uploads = new UploadSlots();

    UserFiles(FileStore store, ApiConfig config) {
        this.store = store;
        this.limits = config.workspace();
    }

    /** How much a user may store and how much of it is left, in bytes. */
    public record Space(long quota, long free) {}

    /** What a user may store, and what of it is left. */
    public Space space(String owner) {
        long quota = bytes(limits.quotaMib());
        return new Space(quota, Math.max(0, quota - size(store.list(owner))));
    }

    /** All files of a user behind a path, sorted by path. */
    public List<FileStore.Stored> list(String owner, String after) {
        return store.list(owner).stream()
                .filter(file -> file.path().compareTo(after) > 0)
                .sorted((one, other) -> one.path().compareTo(other.path()))
                .toList();
    }

    /** A file; {@code FileNotFound}, or {@code FileOperationUnsupported} where it is a folder. */
    public FileStore.Stored find(String owner, String path) {
        FilePath wanted = existing(path);
        return store.find(owner, wanted.value()).orElseThrow(() -> missing(owner, wanted.value()));
    }

    /**
     * Stores a file in the place of the one of that path, if there is one.
     *
     * @param length what the client says the length is; less than 0 where it does not
     */
    public FileStore.Stored put(String owner, String path, InputStream content, long length) {
        FilePath wanted = new FilePath(path);
        List<FileStore.Stored> files = store.list(owner);
        Optional<FileStore.Stored> old =
                files.stream().filter(file -> file.path().equals(path)).findFirst();
        checkPlace(wanted, files);
        if (old.isEmpty() && files.size() >= limits.files()) {
            throw OpenEoError.STORAGE_QUOTA_EXCEEDED.exception();
        }
        long space = bytes(limits.quotaMib())
                - size(files)
                + old.map(FileStore.Stored::size).orElse(0L);
        if (length >= 0) {
            checkSize(length, space);
        }
        uploads.enter(owner);
        try {
            Path spool = Files.createTempFile("terrane-upload", null);
            try {
                copy(content, spool, space);
                return store.put(owner, path, spool);
            } finally {
                Files.delete(spool);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            uploads.leave(owner);
        }
    }

    /** Removes a file; {@code FileNotFound}, or {@code FileOperationUnsupported} where it is a folder. */
    public void delete(String owner, String path) {
        store.delete(owner, find(owner, path).path());
    }

    /** Writes some bytes of a file, piece by piece; a file that is replaced meanwhile breaks the answer off. */
    public void copy(String owner, FileStore.Stored file, long from, long length, OutputStream out) throws IOException {
        long end = from + length;
        for (long at = from; at < end; at += FileStore.PIECE) {
            out.write(store.read(owner, file, at, (int) Math.min(FileStore.PIECE, end - at)));
        }
    }

    private void copy(InputStream content, Path spool, long space) throws IOException {
        byte[] buffer = new byte[64 << 10];
        long written = 0;
        long deadline = System.nanoTime() + LONGEST_UPLOAD.toNanos();
        try (OutputStream out = Files.newOutputStream(spool)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                written += read;
                checkSize(written, space);
                if (System.nanoTime() > deadline) {
                    throw OpenEoError.REQUEST_TIMEOUT.exception();
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private void checkSize(long size, long space) {
        if (size > bytes(limits.fileMib())) {
            throw OpenEoError.FILE_SIZE_EXCEEDED.exception("size", limits.fileMib() + " MiB");
        }
        if (size > space) {
            throw OpenEoError.STORAGE_QUOTA_EXCEEDED.exception();
        }
    }

    /** A path is a file or a folder, never both. */
    private static void checkPlace(FilePath wanted, List<FileStore.Stored> files) {
        for (FileStore.Stored file : files) {
            if (file.path().startsWith(wanted.value() + "/")) {
                throw OpenEoError.FILE_OPERATION_UNSUPPORTED.exception();
            }
            if (wanted.isBelow(file.path())) {
                throw OpenEoError.FILE_PATH_INVALID.exception("reason", "'" + file.path() + "' is no folder");
            }
        }
    }

    /** A path that is no path names no file; one that ends in a slash can only be a folder. */
    private static FilePath existing(String path) {
        if (path.endsWith("/")) {
            throw OpenEoError.FILE_OPERATION_UNSUPPORTED.exception();
        }
        return new FilePath(path);
    }

    private OpenEoException missing(String owner, String path) {
        return store.isFolder(owner, path)
                ? OpenEoError.FILE_OPERATION_UNSUPPORTED.exception()
                : OpenEoError.FILE_NOT_FOUND.exception("file", path);
    }

    private static long size(List<FileStore.Stored> files) {
        return files.stream().mapToLong(FileStore.Stored::size).sum();
    }

    private static long bytes(int mib) {
        return (long) mib << 20;
    }
}
