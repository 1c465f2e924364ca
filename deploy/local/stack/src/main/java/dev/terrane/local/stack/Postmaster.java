package dev.terrane.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A PostgreSQL server that outlived the JVM it belonged to: it goes on as a process of its own where that JVM was
 * killed. It is asked to end at once with its sessions, after 20 s without them, and killed after 5 s more.
 */
final class Postmaster {
    private static final Duration FAST = Duration.ofSeconds(20);
    private static final Duration IMMEDIATE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Path pidFile;

    /** The server with that data folder. */
    Postmaster(Path data) {
        this.pidFile = data.resolve("postmaster.pid");
    }

    /** Ends the server where one runs. */
    void stop() throws IOException {
        Optional<ProcessHandle> found = running();
        if (found.isEmpty()) {
            return;
        }
        ProcessHandle server = found.get();
        signal(server, "INT");
        if (!isGone(server, FAST)) {
            signal(server, "QUIT");
            if (!isGone(server, IMMEDIATE)) {
                server.destroyForcibly();
            }
        }
    }

    private Optional<ProcessHandle> running() throws IOException {
        try {
            List<String> lines = Files.readAllLines(pidFile);
            // After a crash of the machine the number may belong to any program.
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.get(0).trim())).filter(Postmaster::isPostgres);
        } catch (NoSuchFileException stopped) {
            return Optional.empty();
        } catch (NumberFormatException notWrittenYet) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> Path.of(command).endsWith("postgres"))
                .isPresent();
    }

    /** A JVM can send SIGTERM only, which makes PostgreSQL wait for every session. */
    private static void signal(ProcessHandle server, String name) throws IOException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(server.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            kill.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isGone(ProcessHandle server, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (server.isAlive() && Files.exists(pidFile)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
