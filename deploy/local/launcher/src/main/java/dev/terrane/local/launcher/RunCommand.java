package dev.terrane.local.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.engine.exec.CancelToken;
import dev.terrane.engine.exec.Engine;
import dev.terrane.engine.exec.RunListener;
import dev.terrane.engine.sink.FolderAssetWriter;
import dev.terrane.engine.source.Access;
import dev.terrane.local.client.ProgressBar;
import dev.terrane.local.data.DemoCollection;
import dev.terrane.model.message.LogEntry;
import dev.terrane.model.result.Asset;
import dev.terrane.model.result.ResultManifest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Computes a process graph in this JVM, without any service. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Computes a process graph in one JVM, without any service, and writes its assets to a folder.")
final class RunCommand implements Callable<Integer> {
    private static final double PART_FOR_CHUNKS = 0.4;
    private static final double PART_FOR_TILES = 0.15;
    private static final double MOST_FOR_CHUNKS = 0.8;
    private static final long SECONDS_TO_END = 5;

    @Parameters(paramLabel = "GRAPH.json", description = "A process graph, or a process that holds one.")
    @Nullable
    Path graph;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the assets go.")
    @Nullable
    Path out;

    @Option(
            names = "--collection",
            paramLabel = "PATH_OR_URL",
            description = "A STAC collection that load_collection finds by its id; may be repeated.")
    List<String> collections = new ArrayList<>();

    @Option(names = "--threads", paramLabel = "N", description = "Chunks computed at the same time (all processors).")
    @Nullable
    Integer threads;

    @Option(names = "--memory", paramLabel = "SIZE", description = "For chunks, as 512M or 2G (40 %% of the heap).")
    @Nullable
    String memory;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the demo collection lies (.terrane in the clone).")
    @Nullable
    Path data;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CommandSpec called = Objects.requireNonNull(spec);
        PrintWriter screen = called.commandLine().getOut();
        long heap = Runtime.getRuntime().maxMemory();
        long budget = memory == null ? (long) (heap * PART_FOR_CHUNKS) : size(memory, called);
        if (budget > heap * MOST_FOR_CHUNKS) {
            throw new ParameterException(called.commandLine(), tooMuch(memory, budget, heap));
        }
        int width = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (width < 1) {
            throw new ParameterException(called.commandLine(), "--threads must be at least 1");
        }
        JsonNode process = process(Objects.requireNonNull(graph));
        List<URI> locations = new ArrayList<>();
        for (String location : collections) {
            locations.add(Locations.uri(location));
        }
        if (process.toString().contains('"' + DemoCollection.ID + '"')) {
            locations.add(demo().toUri());
        }
        long cache = (long) (heap * PART_FOR_TILES);
        Engine engine =
                new Engine(new Engine.Settings(locations, width, budget, cache, Access.ofOwner()), Clock.systemUTC());
        Path folder = Objects.requireNonNull(out).toAbsolutePath().normalize();
        Path work = folder.resolve(".work-" + ProcessHandle.current().pid());
        ProgressBar bar = new ProgressBar(screen, Installation.onTerminal());
        CancelToken cancel = new CancelToken();
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endAtExit(cancel, done, work), "end-run"));
        try {
            ResultManifest manifest = engine.run(process, new FolderAssetWriter(folder, work), listener(bar), cancel);
            bar.end();
            for (Asset asset : manifest.assets()) {
                screen.println(folder.resolve(asset.name()));
            }
            return 0;
        } catch (RuntimeException | IOException ended) {
            if (cancel.isCancelled()) {
                throw new Ended();
            }
            throw ended;
        } finally {
            remove(work);
            done.countDown();
        }
    }

    /** Ctrl-C ends the run at its next chunk, so that nothing half done stays behind; it is waited for 5 s. */
    private static void endAtExit(CancelToken cancel, CountDownLatch done, Path work) {
        cancel.cancel();
        try {
            if (!done.await(SECONDS_TO_END, TimeUnit.SECONDS)) {
                remove(work);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException inUse) {
            throw new UncheckedIOException(work + " is left behind", inUse);
        }
    }

    private static String tooMuch(@Nullable String memory, long budget, long heap) {
        long gigabyte = 1L << 30;
        return String.format(
                Locale.ROOT,
                "--memory %s is too much for a Java heap of %.1f GB; give Java more, for instance"
                        + " JDK_JAVA_OPTIONS=-Xmx%dG, or ask for less",
                memory,
                heap / (double) gigabyte,
                (2 * budget + gigabyte - 1) / gigabyte);
    }

    private Path demo() throws IOException {
        StackArguments place = new StackArguments();
        place.data = data;
        return DemoCollection.in(place.data(Installation.own()).resolve("demo"));
    }

    private static RunListener listener(ProgressBar bar) {
        return new RunListener() {
            @Override
            public void progress(double percent) {
                bar.show(percent, "");
            }

            @Override
            public void log(LogEntry entry) {
                bar.line(entry.level().name().toLowerCase(Locale.ROOT) + ": " + entry.message());
            }
        };
    }

    /** The process in a file; a bare process graph becomes one. */
    private static JsonNode process(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        try {
            JsonNode read = json.readTree(Files.readAllBytes(file));
            if (read instanceof ObjectNode object && !object.has("process_graph")) {
                if (object.path("process").has("process_graph")) {
                    return object.get("process");
                }
                return json.createObjectNode().set("process_graph", object);
            }
            return read;
        } catch (JsonProcessingException malformed) {
            throw new CommandFailure(file + " is not JSON: " + malformed.getOriginalMessage());
        } catch (java.nio.file.NoSuchFileException missing) {
            throw new CommandFailure("there is no file " + file);
        }
    }

    private static long size(String text, CommandSpec called) {
        String upper = text.toUpperCase(Locale.ROOT).replaceAll("I?B$", "");
        try {
            int unit = "KMG".indexOf(upper.charAt(upper.length() - 1)) + 1;
            long number = Long.parseLong(unit > 0 ? upper.substring(0, upper.length() - 1) : upper);
            if (number > 0) {
                return Math.multiplyExact(number, 1L << (10 * unit));
            }
        } catch (NumberFormatException | ArithmeticException | StringIndexOutOfBoundsException notASize) {
            // said below
        }
        throw new ParameterException(called.commandLine(), "--memory " + text + " is not a size such as 512M or 2G");
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
