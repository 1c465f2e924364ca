package dev.terrane.worker.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of a worker. Every one has a default fit for a laptop. */
@ConfigMapping(prefix = "openeo.worker")
public interface WorkerConfig {
    /** What the worker is called in logs; host name and process id where it is not set. */
    Optional<String> name();

    /** Jobs one worker runs at the same time. */
    @WithDefault("1")
    int concurrentJobs();

    /**
     * Jobs one worker runs on top of these that are short or whose client waits, so that no long job holds them up; 0
     * where other workers do that. All jobs together share the memory.
     */
    @WithDefault("1")
    int expressJobs();

    /** Threads one job computes with; 0 means one for each processor. */
    @WithDefault("0")
    int threads();

    /** Memory for the chunks of one job in MiB; 0 means 40 % of the largest heap. */
    @WithDefault("0")
    long memoryMib();

    /**
     * Hosts in private networks that {@code load_stac} may read from: names or addresses as they stand in the URL. All
     * others that resolve to loopback, link-local, private or unique-local addresses are refused.
     */
    Optional<List<String>> privateHosts();

    /** How start commands are taken: share (a share group, Kafka 4.2 and newer) or classic (a consumer group). */
    @WithDefault("share")
    GroupMode groupMode();

    /**
     * What a worker that is told to end does with its jobs: finish waits for their end and hands back, 5 s before the
     * grace is over, what is not done; requeue hands back at once.
     */
    @WithDefault("finish")
    Drain drain();

    /** How long a worker that is told to end may take for that; shorter than the time until it is killed. */
    @WithDefault("PT20S")
    Duration shutdownGrace();

    /** The lease on a running job. */
    Lease lease();

    /** How the API learns that a worker lives. */
    interface Lease {
        /** How often the lease is renewed and progress told; well below the API's lease. */
        @WithDefault("PT1S")
        Duration renewEvery();

        /** A worker that cannot renew for so long stops its job; below the API's lease. */
        @WithDefault("PT45S")
        Duration lostAfter();
    }

    /** What becomes of running jobs when the worker is told to end. */
    enum Drain {
        FINISH,
        REQUEUE
    }

    /** Ways to share start commands among workers. */
    enum GroupMode {
        SHARE,
        CLASSIC
    }
}
