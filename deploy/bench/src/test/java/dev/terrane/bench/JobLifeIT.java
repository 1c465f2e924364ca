package dev.terrane.bench;

import dev.terrane.local.fleet.Fleet;
import dev.terrane.local.fleet.FleetOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * Measures the life of jobs on two API instances and three workers. Each method is a figure and can be run alone; none
 * judges a time. The lines for docs/benchmarks.md are printed and written to {@code target/benchmarks.md}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class JobLifeIT {
    private static final Path TARGET = Path.of("target");
    private static final Path DATA = TARGET.resolve("bench-data").toAbsolutePath();
    private static final Report REPORT = new Report(TARGET.resolve("benchmarks.md"));

    /** Three workers share one machine; all else is as it is set by default. */
    private static final Map<String, String> WORKER =
            Map.of("OPENEO_WORKER_THREADS", "1", "OPENEO_WORKER_MEMORY_MIB", "64");

    private static Fleet fleet;

    @BeforeAll
    static void startFleet() throws IOException {
        removeData();
        fleet = Fleet.start(new FleetOptions(Collections.nCopies(2, Map.of()), Collections.nCopies(3, WORKER)), DATA);
    }

    @AfterAll
    static void tell() throws IOException {
        fleet.close();
        REPORT.write();
        System.out.println(REPORT.text());
        removeData();
    }

    private static void removeData() throws IOException {
        if (Files.exists(DATA)) {
            try (Stream<Path> files = Files.walk(DATA)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    @Order(1)
    void startLatency() throws Exception {
        new StartLatency(fleet).measure(REPORT);
    }

    @Test
    @Order(2)
    void stopLatency() throws Exception {
        new StopLatency(fleet).measure(REPORT);
    }

    @Test
    @Order(3)
    void throughput() throws Exception {
        new Throughput(fleet).measure(REPORT);
    }

    @Test
    @Order(4)
    void createRate() throws Exception {
        new CreateRate(fleet).measure(REPORT);
    }

    @Test
    @Order(5)
    void tableSize() throws Exception {
        new TableSize(fleet).measure(REPORT);
    }

    @Test
    @Order(6)
    void logPages() throws Exception {
        new LogPages(fleet).measure(REPORT);
    }
}
