package dev.terrane.worker.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.engine.exec.CancelToken;
import dev.terrane.engine.exec.Engine;
import dev.terrane.engine.exec.RunListener;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.job.LogLevel;
import dev.terrane.model.message.JobCommand;
import dev.terrane.model.message.LogEntry;
import dev.terrane.model.message.MessageCodec;
import dev.terrane.model.process.ProcessCatalogue;
import dev.terrane.model.result.ObjectKeys;
import dev.terrane.model.result.ResultManifest;
import dev.terrane.worker.config.WorkerConfig;
import dev.terrane.worker.report.EventPublisher;
import dev.terrane.worker.report.Reporter;
import dev.terrane.worker.storage.ObjectStore;
import dev.terrane.worker.storage.S3AssetWriter;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CancellationException;

/**
 * Runs start commands, each from its claim to its last event. This is one of the two edges where everything that can go
 * wrong is caught: it becomes the event that ends the attempt.
 */
@ApplicationScoped
public class JobRunner {
    private static final String CATALOGUE = ProcessCatalogue.bundled().hash();

    private final Engine engine;
    private final ObjectStore store;
    private final EventPublisher events;
    private final StopRegistry stops;
    private final WorkerConfig config;
    private final WorkerIdentity identity;
    private final WorkFolders folders;
    private final Clock clock;
    private volatile boolean shuttingDown;

    JobRunner(
            Engine engine,
            ObjectStore store,
            EventPublisher events,
            StopRegistry stops,
            WorkerConfig config,
            WorkerIdentity identity,
            WorkFolders folders,
            Clock clock) {
        this.engine = engine;
        this.store = store;
        this.events = events;
        this.stops = stops;
        this.config = config;
        this.identity = identity;
        this.folders = folders;
        this.clock = clock;
    }

    /** Runs an attempt to its end, whatever that is. */
    public void run(JobCommand.Start start) {
        String claim = identity.newClaim();
        Attempt attempt = new Attempt(start.jobId(), start.attempt(), claim, new CancelToken());
        Reporter reporter = new Reporter(events::send, clock, start.jobId(), start.attempt(), claim, start.logLevel());
        Log.infof("job %s attempt %d: claimed as %s", start.jobId(), start.attempt(), claim);
        UsageMeter meter = new UsageMeter(clock);
        meter.run().enter();
        stops.begin(attempt);
        try {
            reporter.claimed(identity.name());
            ResultManifest manifest = compute(start, attempt, reporter, meter);
            reporter.finished(meter.usage(manifest.assets()));
            Log.infof("job %s attempt %d: finished", start.jobId(), start.attempt());
        } catch (Throwable failure) {
            end(attempt, reporter, meter, failure);
        } finally {
            stops.end(attempt);
            meter.run().leave();
        }
    }

    /** Hands everything back that runs here; called when the worker is told to end. */
    public void shutDown() {
        shuttingDown = true;
        stops.stopAll();
    }

    private ResultManifest compute(JobCommand.Start start, Attempt attempt, Reporter reporter, UsageMeter meter)
            throws IOException, InterruptedException {
        if (!start.catalogueHash().equals(CATALOGUE)) {
            reporter.log(
                    LogLevel.WARNING,
                    "This worker has another version of the processes than the API; results may differ in details.");
        }
        Path folder = folders.create(attempt);
        BudgetGuard budget = new BudgetGuard(start.limit());
        try (Heartbeat heartbeat = new Heartbeat(reporter, meter::usage, attempt.cancel(), config.lease(), clock)) {
            heartbeat.begin();
            var assets = new S3AssetWriter(store, folder, start.jobId(), start.attempt(), attempt.claim());
            RunListener listener = listener(reporter, () -> budget.check(meter.usage()));
            budget.check(meter.usage());
            ResultManifest manifest = engine.run(process(start), assets, listener, attempt.cancel(), meter.run());
            attempt.cancel().throwIfCancelled();
            budget.check(meter.usage(manifest.assets()));
            store.put(
                    ObjectKeys.manifest(start.jobId(), start.attempt(), attempt.claim()),
                    MessageCodec.encode(manifest),
                    "application/json");
            return manifest;
        } finally {
            WorkFolders.delete(folder);
        }
    }

    private JsonNode process(JobCommand.Start start) throws IOException {
        JsonNode process = start.process();
        String object = start.processObject();
        if (process != null) {
            return process;
        }
        if (object == null) {
            throw OpenEoError.PROCESS_GRAPH_MISSING.exception();
        }
        return MessageCodec.decode(store.get(object), JsonNode.class);
    }

    private void end(Attempt attempt, Reporter reporter, UsageMeter meter, Throwable failure) {
        boolean cancelled = attempt.cancel().isCancelled() || failure instanceof CancellationException;
        try {
            if (cancelled && shuttingDown) {
                Log.infof("job %s attempt %d: given back", attempt.job(), attempt.number());
                reporter.returned(meter.usage());
            } else if (cancelled) {
                Log.infof("job %s attempt %d: stopped", attempt.job(), attempt.number());
                reporter.stopped(meter.usage());
            } else {
                boolean retry = Failures.mayPass(failure);
                if (retry) {
                    Log.errorf(failure, "job %s attempt %d: failed", attempt.job(), attempt.number());
                } else {
                    Log.infof("job %s attempt %d: ended in error, %s", attempt.job(), attempt.number(), failure);
                }
                reporter.failed(Failures.entry(failure, clock.instant()), retry, meter.usage());
            }
        } catch (RuntimeException unreported) {
            // The lease runs out and the API gives the job to another worker.
            Log.errorf(unreported, "job %s attempt %d: the end cannot be reported", attempt.job(), attempt.number());
        }
    }

    private RunListener listener(Reporter reporter, Runnable betweenChunks) {
        ProgressLog progressLog = new ProgressLog(clock);
        return new RunListener() {
            @Override
            public void progress(double percent) {
                reporter.progress(percent);
                progressLog.after(percent).ifPresent(text -> reporter.log(LogLevel.INFO, text));
                betweenChunks.run();
            }

            @Override
            public void log(LogEntry entry) {
                reporter.log(entry);
            }
        };
    }
}
