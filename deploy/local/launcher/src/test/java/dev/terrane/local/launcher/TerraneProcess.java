package dev.terrane.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** {@code deploy/local/terrane} as a user runs it. */
final class TerraneProcess implements AutoCloseable {
    static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("terrane.root")));

    private static final String SETSID = "/usr/bin/setsid";

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;

    private TerraneProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "terrane-output");
        reader.setDaemon(true);
        reader.start();
    }

    static TerraneProcess start(String... arguments) throws IOException {
        return start(ROOT, arguments);
    }

    /** The script of a clone. */
    static TerraneProcess start(Path clone, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (canInterrupt()) {
            // A terminal gives a command a process group; a build in the background ignores SIGINT, the command must
            // not.
            command.addAll(List.of(SETSID, "env", "--default-signal=INT"));
        }
        command.add(clone.resolve("deploy/local/terrane").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return new TerraneProcess(builder.start());
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                }
            }
        } catch (IOException closed) {
            // the process has ended
        }
    }

    /** Everything it printed. */
    String output() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    /** Waits for a line and returns what follows its beginning. */
    String awaitLine(String beginning) {
        return Awaitility.await()
                .atMost(3, TimeUnit.MINUTES)
                .pollInterval(100, TimeUnit.MILLISECONDS)
                .until(
                        () -> {
                            assertThat(process.isAlive() || output().contains(beginning))
                                    .as(output())
                                    .isTrue();
                            return output().lines()
                                    .filter(line -> line.startsWith(beginning))
                                    .findFirst();
                        },
                        Optional::isPresent)
                .orElseThrow()
                .substring(beginning.length());
    }

    /** Waits for its end and returns its exit status. */
    int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(output()).isTrue();
        reader.join(5_000);
        return process.exitValue();
    }

    /** Its children whose command line contains a word. */
    List<ProcessHandle> children(String word) {
        return process.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains(word))
                .toList();
    }

    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** Asks it to end, as a service manager does. */
    void terminate() {
        process.destroy();
    }

    /** Whether a process can be given a group of its own here. */
    static boolean canInterrupt() {
        return Files.isExecutable(Path.of(SETSID));
    }

    /** Does what Ctrl-C does in a terminal: it and all that it started in its group get SIGINT at once. */
    void interruptGroup() throws IOException, InterruptedException {
        assertThat(process.isAlive()).isTrue();
        assertThat(new ProcessBuilder("kill", "-INT", "--", "-" + process.pid())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    /** Kills it, so that it can end nothing that it started. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
