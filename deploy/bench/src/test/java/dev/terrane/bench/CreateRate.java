package dev.terrane.bench;

import dev.terrane.local.fleet.Fleet;
import dev.terrane.local.fleet.SampleJobs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Jobs that are created in a second, against the rows that the same database takes in one from as many connections. */
final class CreateRate {
    private static final int CONNECTIONS = 8;
    private static final int WARM_SECONDS = 12;
    private static final int SECONDS = 5;
    private static final int ROUNDS = 3;

    private final Fleet fleet;

    CreateRate(Fleet fleet) {
        this.fleet = fleet;
    }

    void measure(Report report) throws Exception {
        byte[] tiny = SampleJobs.tiny().toString().getBytes(StandardCharsets.UTF_8);
        List<Double> jobs = new ArrayList<>();
        List<Double> rows = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        RowInserts inserts = new RowInserts(fleet, CONNECTIONS);
        inserts.prepare();
        try (Crowd crowd = new Crowd(fleet, CONNECTIONS)) {
            perSecond(crowd, tiny, WARM_SECONDS);
            inserts.perSecond(1);
            for (int i = 0; i < ROUNDS; i++) {
                rows.add(inserts.perSecond(SECONDS));
                jobs.add(perSecond(crowd, tiny, SECONDS));
                ratios.add(jobs.get(i) / rows.get(i));
            }
        }
        report.add(
                "`POST /jobs`, " + CONNECTIONS + " connections",
                String.format(
                        Locale.ROOT,
                        "%.0f jobs/s; PostgreSQL takes %.0f indexed rows/s, a commit each (%s, as many connections): ratio"
                                + " %.2f (of the pairs: %.2f to %.2f)",
                        middle(jobs),
                        middle(rows),
                        inserts.way(),
                        middle(ratios),
                        Collections.min(ratios),
                        Collections.max(ratios)),
                "≥ 0.5");
    }

    private static double perSecond(Crowd crowd, byte[] job, int seconds) throws Exception {
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        List<Integer> counts = crowd.all((who, connection) -> {
            int count = 0;
            while (System.nanoTime() < end) {
                connection.create(job);
                count++;
            }
            return count;
        });
        return counts.stream().mapToInt(Integer::intValue).sum() / ((System.nanoTime() - begin) / 1e9);
    }

    private static double middle(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
