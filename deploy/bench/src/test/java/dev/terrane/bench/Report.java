package dev.terrane.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The figures as lines of Markdown, with the machine that they were measured on. */
final class Report {
    private final List<String> lines = new ArrayList<>();
    private final Path file;

    Report(Path file) {
        this.file = file;
    }

    /** A figure, with the load of the machine right after it was measured. */
    void add(String what, String figure, String goal) {
        lines.add(String.format(Locale.ROOT, "| %s | %s | %s | %.1f |", what, figure, goal, load()));
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** Everything that was measured so far. */
    String text() throws IOException {
        Runtime runtime = Runtime.getRuntime();
        return String.join(
                "\n",
                "",
                LocalDate.now(ZoneOffset.UTC) + ", " + runtime.availableProcessors() + " cores" + processor()
                        + memory() + ", " + System.getProperty("os.name") + ", JDK "
                        + System.getProperty("java.version") + ", everything on this one machine, commits durable:",
                "",
                "| what | measured | goal | load |",
                "|---|---|---|---|",
                String.join("\n", lines),
                "");
    }

    void write() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text());
    }

    private static String processor() throws IOException {
        return first(Path.of("/proc/cpuinfo"), "model name")
                .map(name -> " (" + name + ")")
                .orElse("");
    }

    private static String memory() throws IOException {
        return first(Path.of("/proc/meminfo"), "MemTotal")
                .map(size -> ", " + (Long.parseLong(size.replace(" kB", "")) >> 20) + " GiB of memory")
                .orElse("");
    }

    private static Optional<String> first(Path file, String name) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Stream<String> all = Files.lines(file)) {
            return all.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst();
        }
    }
}
