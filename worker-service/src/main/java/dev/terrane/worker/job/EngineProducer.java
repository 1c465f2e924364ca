package dev.terrane.worker.job;

import dev.terrane.engine.exec.Engine;
import dev.terrane.engine.source.Access;
import dev.terrane.worker.config.SharedConfig;
import dev.terrane.worker.config.WorkerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Makes what the runner needs from the settings. */
@ApplicationScoped
class EngineProducer {
    private static final double PART_FOR_CHUNKS = 0.4;
    private static final double PART_FOR_TILES = 0.15;

    @Produces
    @Singleton
    Engine engine(WorkerConfig worker, SharedConfig shared, Clock clock) {
        long heap = Runtime.getRuntime().maxMemory();
        long memory = worker.memoryMib() > 0
                ? worker.memoryMib() << 20
                : (long) (heap * PART_FOR_CHUNKS / (worker.concurrentJobs() + worker.expressJobs()));
        int threads =
                worker.threads() > 0 ? worker.threads() : Runtime.getRuntime().availableProcessors();
        List<URI> collections = shared.collections().orElse(List.of()).stream()
                .map(EngineProducer::location)
                .toList();
        Access access = Access.ofUsers(worker.privateHosts().orElse(List.of()));
        return new Engine(
                new Engine.Settings(collections, threads, memory, (long) (heap * PART_FOR_TILES), access), clock);
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    private static URI location(String text) {
        return text.contains("://") || text.startsWith("file:")
                ? URI.create(text)
                : Path.of(text).toUri();
    }
}
