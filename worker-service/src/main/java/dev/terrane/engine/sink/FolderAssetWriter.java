package dev.terrane.engine.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Puts assets into a folder; they are written beside it and moved in when they are complete. */
public final class FolderAssetWriter implements AssetWriter {
    private final Path folder;
    private final Path work;

    /**
     * A writer into a folder.
     *
     * @param work for files that are not complete; on the same file system
     */
    public FolderAssetWriter(Path folder, Path work) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.work = Files.createDirectories(work);
    }

    @Override
    public Path workFile(String name) {
        return work.resolve(name);
    }

    @Override
    public Stored commit(Path file, String name, String mediaType) throws IOException {
        long size = Files.size(file);
        String checksum = sha256(file);
        Files.move(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        return new Stored(size, checksum);
    }

    /** The SHA-256 of a file as lower-case hex. */
    public static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("interrupted while reading " + file.getFileName());
                }
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
