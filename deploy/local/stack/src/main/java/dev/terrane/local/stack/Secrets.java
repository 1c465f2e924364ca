package dev.terrane.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Random secrets that are made once and kept in files only their owner can read. */
public final class Secrets {
    private static final int BYTES = 24;

    private final Path folder;

    /** Secrets in a folder. */
    public Secrets(Path folder) {
        this.folder = folder;
    }

    /** The secret of that name. */
    public String get(String name) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                byte[] random = new byte[BYTES];
                new SecureRandom().nextBytes(random);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(random));
            }
            return Files.readString(file).trim();
        } catch (IOException unwritable) {
            throw new StackException("secrets cannot be kept in " + folder, unwritable);
        }
    }
}
