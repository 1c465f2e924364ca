package dev.terrane.local.stack;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Lets nobody into a database server without a password, not even from this machine. The superuser's password is set
 * while the server is down, by PostgreSQL's single-user mode, so that there is no moment without one; that may take 60 s.
 */
final class PostgresAccess {
    private static final int SECONDS = 60;
    private static final String RULES = """
            # Written by Terrane: every connection needs a password.
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final Path binaries;
    private final String password;

    /**
     * Access to a server.
     *
     * @param binaries the folder that PostgreSQL was unpacked into
     * @param password of the superuser
     */
    PostgresAccess(Path binaries, String password) {
        this.binaries = binaries;
        this.password = password;
    }

    /** Closes a data folder that is open to all accounts of the machine; it is new or of an older version of Terrane. */
    void close(File data) {
        try {
            Path rules = data.toPath().resolve("pg_hba.conf");
            if (Files.readString(rules).equals(RULES)) {
                return;
            }
            new Postmaster(data.toPath()).stop();
            setPassword(data.toPath());
            Path written = Files.writeString(rules.resolveSibling("pg_hba.conf.new"), RULES);
            Files.move(written, rules, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("the access to PostgreSQL cannot be closed", failed);
        }
    }

    private void setPassword(Path data) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) { // PostgreSQL refuses to run as root
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(server().toString(), "--single", "-D", data.toString(), "postgres"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(("alter role postgres password '" + password.replace("'", "''") + "'\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                throw new IOException("the password was not set within " + SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException("the password was not set: status " + process.exitValue());
            }
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the password was set", interrupted);
        }
    }

    /** The unpacked server; the newest where an older version of Terrane left one behind. */
    private Path server() throws IOException {
        try (Stream<Path> versions = Files.list(binaries)) {
            return versions.filter(version -> Files.exists(version.resolve("bin/postgres")))
                    .max(Comparator.comparingLong(version -> version.toFile().lastModified()))
                    .map(version -> version.resolve("bin/postgres"))
                    .orElseThrow(() -> new IOException("there is no PostgreSQL in " + binaries));
        }
    }
}
