package dev.terrane.bench;

import dev.terrane.local.fleet.Fleet;
import dev.terrane.local.fleet.SampleJobs;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;

/** A thousand jobs that hardly compute: what the way from a start to an end costs a fleet. */
final class Throughput {
    private static final int JOBS = 1_000;
    private static final int CONNECTIONS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Fleet fleet;

    Throughput(Fleet fleet) {
        this.fleet = fleet;
    }

    /** What the rows say when all jobs are done. */
    private record Done(int finished, double lastEnd, double seconds, double cpuSeconds) {}

    void measure(Report report) throws Exception {
        byte[] tiny = SampleJobs.tiny().toString().getBytes(StandardCharsets.UTF_8);
        try (Crowd crowd = new Crowd(fleet, CONNECTIONS);
                Connection database = fleet.database();
                Statement statement = database.createStatement()) {
            statement.execute("truncate job cascade");
            List<List<String>> ids = crowd.all((who, connection) -> {
                List<String> own = new ArrayList<>();
                for (int i = 0; i < JOBS / CONNECTIONS; i++) {
                    own.add(connection.create(tiny));
                }
                return own;
            });
            double begin = number(statement, "select extract(epoch from clock_timestamp())");
            crowd.all((who, connection) -> {
                for (String id : ids.get(who)) {
                    connection.ask("POST", "/jobs/" + id + "/results");
                }
                return who;
            });
            double started = number(statement, "select extract(epoch from clock_timestamp())") - begin;
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(LOOK_EVERY)
                    .until(() -> number(statement, "select count(*) from job where status not in ('FINISHED', 'ERROR')")
                            == 0);
            Done done = done(statement);
            double wall = done.lastEnd() - begin;
            double offered = wall * fleet.workers().size();
            report.add(
                    JOBS + " tiny jobs through " + fleet.workers().size() + " workers",
                    String.format(
                            Locale.ROOT,
                            "%.1f jobs/s (%d finished in %.1f s; their starts took %.1f s)",
                            JOBS / wall,
                            done.finished(),
                            wall,
                            started),
                    "");
            report.add(
                    "… share of the workers' time that is not the engine's",
                    String.format(
                            Locale.ROOT,
                            "%.0f %% (attempts ran %.1f s of %.1f s, claim to end %.0f ms each, CPU of the engine %.0f ms)",
                            100 * (1 - done.seconds() / offered),
                            done.seconds(),
                            offered,
                            1000 * done.seconds() / JOBS,
                            1000 * done.cpuSeconds() / JOBS),
                    "");
        }
    }

    private static Done done(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("""
                select count(*) filter (where status = 'FINISHED'), extract(epoch from max(updated_at)),
                  sum((usage::json->>'durationSeconds')::float), sum((usage::json->>'cpuSeconds')::float) from job""")) {
            row.next();
            return new Done(row.getInt(1), row.getDouble(2), row.getDouble(3), row.getDouble(4));
        }
    }

    private static double number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getDouble(1);
        }
    }
}
