package dev.terrane.engine.exec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.engine.plan.Write;
import dev.terrane.engine.planner.Explain;
import dev.terrane.engine.planner.GraphPlanner;
import dev.terrane.engine.planner.MemoryPlanner;
import dev.terrane.engine.planner.Outputs;
import dev.terrane.engine.planner.PhysicalPlan;
import dev.terrane.engine.sink.AssetWriter;
import dev.terrane.engine.sink.Sink;
import dev.terrane.engine.sink.SinkFormat;
import dev.terrane.engine.sink.geotiff.GeoTiffFormat;
import dev.terrane.engine.sink.json.JsonFormat;
import dev.terrane.engine.sink.netcdf.NetCdfFormat;
import dev.terrane.engine.source.Access;
import dev.terrane.engine.source.cog.TileCache;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.graph.GraphParser;
import dev.terrane.model.graph.GraphValidator;
import dev.terrane.model.graph.ProcessGraph;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.message.LogEntry;
import dev.terrane.model.process.ProcessCatalogue;
import dev.terrane.model.result.Asset;
import dev.terrane.model.result.ResultManifest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The engine as a whole: a process in, assets out. The worker and {@code terrane run} use nothing else of it. One
 * instance serves many runs, also at the same time; they share the cache of decoded tiles.
 */
public final class Engine {
    private static final List<SinkFormat> FORMATS = List.of(new GeoTiffFormat(), new NetCdfFormat(), new JsonFormat());

    /** Of 512 × 512 values each, these are 20 TB. */
    private static final long MOST_CHUNKS = 10_000_000;

    private final Settings settings;
    private final Clock clock;
    private final StacCatalog catalog;

    /**
     * What an operator decides.
     *
     * @param collections STAC collections that {@code load_collection} finds by their id
     * @param threads pieces computed at the same time
     * @param memoryBytes for all pieces of a run together
     * @param cacheBytes for decoded tiles of all runs
     * @param access where documents may lead
     */
    public record Settings(List<URI> collections, int threads, long memoryBytes, long cacheBytes, Access access) {
        /** Settings for users of a service that opens no private host to them. */
        public Settings(List<URI> collections, int threads, long memoryBytes, long cacheBytes) {
            this(collections, threads, memoryBytes, cacheBytes, Access.ofUsers(List.of()));
        }
    }

    /** An engine with these settings. */
    public Engine(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.catalog = new StacCatalog(settings.collections(), settings.access(), new TileCache(settings.cacheBytes()));
    }

    /** Computes a process that nobody measures. */
    public ResultManifest run(JsonNode process, AssetWriter assets, RunListener listener, CancelToken cancel)
            throws IOException, InterruptedException {
        return run(process, assets, listener, cancel, new RunMeter());
    }

    /**
     * Computes a process and commits its assets. What the result node gives and the graph does not save is written too: a
     * cube as netCDF or JSON, anything else as JSON.
     *
     * @param process an object with a member {@code process_graph}
     * @throws dev.terrane.model.error.OpenEoException for what the user can mend
     * @throws java.util.concurrent.CancellationException where the run was cancelled
     */
    public ResultManifest run(
            JsonNode process, AssetWriter assets, RunListener listener, CancelToken cancel, RunMeter meter)
            throws IOException, InterruptedException {
        CallerInterrupt interrupt = new CallerInterrupt(cancel);
        try {
            return planAndRun(process, new Run(assets, listener, cancel, meter));
        } catch (IOException | InterruptedException | RuntimeException failure) {
            // A cancel shows as whatever the interrupt met: an unreadable file, a closed channel.
            if (cancel.isCancelled() && !(failure instanceof CancellationException)) {
                CancellationException cancelled = new CancellationException("the run was cancelled");
                cancelled.initCause(failure);
                throw cancelled;
            }
            throw failure;
        } finally {
            interrupt.close();
        }
    }

    /** What comes with a run. */
    private record Run(AssetWriter assets, RunListener listener, CancelToken cancel, RunMeter meter) {}

    private ResultManifest planAndRun(JsonNode process, Run run) throws IOException, InterruptedException {
        CancelToken cancel = run.cancel();
        cancel.throwIfCancelled();
        ProcessGraph graph = GraphParser.parseProcess(process);
        for (GraphValidator.Fault fault : new GraphValidator(ProcessCatalogue.bundled()).validate(graph)) {
            throw fault.error().in(fault.nodeId(), fault.processId());
        }
        JobSurroundings surroundings = new JobSurroundings(catalog.counting(run.meter()::read), FORMATS);
        Outputs outputs = new GraphPlanner(surroundings).plan(graph);
        cancel.throwIfCancelled();
        ResultExtent extent = ResultExtent.of(outputs.writes());
        List<Sink> sinks = new ArrayList<>();
        try {
            List<Asset> written = new ArrayList<>();
            if (!outputs.writes().isEmpty()) {
                written.addAll(run(outputs.writes(), sinks, run));
            }
            if (outputs.value().isPresent()) {
                written.add(ValueFile.write(outputs.value().get(), surroundings.nextResultName(), run.assets()));
            }
            for (Asset asset : written) {
                say(
                        run.listener(),
                        LogLevel.INFO,
                        String.format(Locale.ROOT, "Wrote %s, %,d bytes.", asset.name(), asset.size()));
            }
            return extent.manifest(written);
        } finally {
            run.meter().hold(0);
            for (Sink sink : sinks) {
                sink.close();
            }
        }
    }

    private List<Asset> run(List<Write> writes, List<Sink> sinks, Run run) throws IOException, InterruptedException {
        RunListener listener = run.listener();
        CancelToken cancel = run.cancel();
        MemoryPlanner memory = new MemoryPlanner(settings.memoryBytes(), settings.threads());
        List<PhysicalPlan.Output> outputs = new ArrayList<>();
        long chunks = 0;
        for (Write write : writes) {
            Sink sink = write.format().open(write.spec(), write.base(), write.options(), run.assets());
            sinks.add(sink);
            PhysicalPlan.Output output = memory.fit(write, sink.chunkShape(), sink.chunkBytes());
            outputs.add(output);
            chunks += chunks(output);
        }
        say(listener, LogLevel.INFO, "Plan:\n" + Explain.text(new PhysicalPlan(outputs)));
        Progress progress = new Progress(listener, chunks);
        PlanRunner runner =
                new PlanRunner(cancel, threads(run.meter()), warning -> say(listener, LogLevel.WARNING, warning));
        List<Asset> written = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            run.meter().hold(outputs.get(i).peak().bytes() * outputs.get(i).threads());
            runner.run(outputs.get(i), sinks.get(i), progress);
            cancel.throwIfCancelled();
            written.addAll(sinks.get(i).finish(cancel::throwIfCancelled));
        }
        return written;
    }

    /** The number of chunks of an output; more than can ever be computed are refused. */
    static long chunks(PhysicalPlan.Output output) {
        try {
            long chunks = PlanRunner.chunks(output).count();
            if (chunks <= MOST_CHUNKS) {
                return chunks;
            }
        } catch (ArithmeticException beyondCounting) {
            // refused below
        }
        throw OpenEoException.ofProcess(
                "ResultTooLarge",
                String.format(
                        Locale.ROOT,
                        "The step '%s' makes more than %,d chunks; a smaller extent or fewer dates help.",
                        output.write().describe(),
                        MOST_CHUNKS));
    }

    private static ThreadFactory threads(RunMeter meter) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Runnable measured = () -> {
                meter.enter();
                try {
                    task.run();
                } finally {
                    meter.leave();
                }
            };
            Thread thread = new Thread(measured, "engine-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private void say(RunListener listener, LogLevel level, String message) {
        listener.log(LogEntry.of(clock.instant(), level, message));
    }
}
