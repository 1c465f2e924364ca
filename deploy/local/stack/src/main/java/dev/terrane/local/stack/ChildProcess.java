package dev.terrane.local.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process that this one starts and ends. What it prints goes to a log file. Its standard input is a pipe from this
 * process: children that watch it end when this process is gone, however it went. Ctrl-C reaches all processes of a
 * terminal at once; a child ignores it, for it is this process that ends its children, in their order.
 */
public final class ChildProcess {
    /** What a shell does before it becomes the command; a JVM leaves alone a signal that is ignored at its start. */
    private static final List<String> WITHOUT_INTERRUPT = List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh");

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a command.
     *
     * @param environment added to this process's own; the place for secrets
     * @param lock the file that it holds as long as it runs, if it watches its parent
     * @param log is begun anew
     */
    public static ChildProcess start(
            String name, List<String> command, Map<String, String> environment, Path lock, Path log)
            throws IOException {
        Files.createDirectories(log.getParent());
        List<String> shielded = new ArrayList<>(WITHOUT_INTERRUPT);
        shielded.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(shielded);
        builder.environment().putAll(environment);
        builder.environment().put(ParentWatch.LOCK, lock.toString());
        builder.redirectErrorStream(true);
        builder.redirectOutput(log.toFile());
        return new ChildProcess(name, builder.start(), log);
    }

    /** The command that runs a main class in a JVM like this one, with the same class path. */
    public static List<String> java(List<String> options, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(javaExecutable());
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    /** The {@code java} that runs this process. */
    public static String javaExecutable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What it is called in messages. */
    public String name() {
        return name;
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes when it has ended, by itself or not. */
    public CompletableFuture<ChildProcess> ended() {
        return process.onExit().thenApply(done -> this);
    }

    /** Its exit status, once it has ended. */
    public int exitStatus() {
        return process.exitValue();
    }

    /** The end of what it printed. */
    public List<String> lastLogLines(int count) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException unreadable) {
            return List.of("(its log " + log + " cannot be read)");
        }
    }

    /** Asks it to end and waits; after the grace it is killed. */
    public void stop(Duration grace) {
        process.destroy();
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                process.waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Kills it at once, as a crash does. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A failure that says what happened to it, with the end of its log. */
    public StackException failure(String what) {
        return new StackException(
                name + " " + what + "; the end of " + log + ":\n  " + String.join("\n  ", lastLogLines(15)));
    }
}
