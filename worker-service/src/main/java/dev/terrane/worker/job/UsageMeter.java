package dev.terrane.worker.job;

import dev.terrane.engine.exec.RunMeter;
import dev.terrane.model.job.JobUsage;
import dev.terrane.model.result.Asset;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Measures an attempt from its claim on. */
final class UsageMeter {
    private static final double MIB = 1 << 20;

    private final Clock clock;
    private final Instant start;
    private final RunMeter run = new RunMeter();

    UsageMeter(Clock clock) {
        this.clock = clock;
        this.start = clock.instant();
    }

    /** Measures what the engine does for the attempt. */
    RunMeter run() {
        return run;
    }

    /** What was used until now, without a result. */
    JobUsage usage() {
        return usage(List.of());
    }

    /** What was used until now, with the assets that are kept. */
    JobUsage usage(List<Asset> assets) {
        double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
        long stored = assets.stream().mapToLong(Asset::size).sum();
        return new JobUsage(run.cpuSeconds(), run.byteSeconds() / MIB, seconds, run.bytesRead(), stored);
    }
}
