package dev.terrane.worker.job;

import com.sun.management.OperatingSystemMXBean;
import dev.terrane.model.job.JobUsage;
import dev.terrane.model.result.Asset;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Measures an attempt: wall time, the CPU time of this process meanwhile, and the heap at its end. */
final class UsageMeter {
    private static final double NANOS = 1e9;

    private final Clock clock;
    private final Instant start;
    private final long cpuStart;

    UsageMeter(Clock clock) {
        this.clock = clock;
        this.start = clock.instant();
        this.cpuStart = cpu();
    }

    JobUsage usage(List<Asset> assets) {
        double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
        Runtime runtime = Runtime.getRuntime();
        double heapMib = (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0;
        long stored = assets.stream().mapToLong(Asset::size).sum();
        return new JobUsage((cpu() - cpuStart) / NANOS, heapMib * seconds, seconds, 0, stored);
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
