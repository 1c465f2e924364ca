package dev.terrane.bench;

import dev.terrane.local.fleet.Fleet;
import dev.terrane.local.fleet.SampleJobs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Pages of a short log and of one that is ten thousand times as long, in turn, entry for entry of the same size. */
final class LogPages {
    private static final int SHORT = 100;
    private static final int LONG = 1_000_000;
    private static final int ERRORS = 50;
    private static final int PAGE = 20;
    private static final int WARM = 100;
    private static final int READS = 300;
    private static final int MOST_SECONDS = 4;

    private final Fleet fleet;

    LogPages(Fleet fleet) {
        this.fleet = fleet;
    }

    /** A page, and the same one of the other log. */
    private record Pages(String name, String ofShort, String ofLong) {}

    void measure(Report report) throws Exception {
        try (HttpConnection client = new HttpConnection(fleet.addresses().get(0), "demo");
                Connection database = fleet.database();
                Statement statement = database.createStatement()) {
            String shortLog = log(client, statement, SHORT);
            String longLog = log(client, statement, LONG);
            statement.execute("vacuum analyze job_log");
            for (Pages pages : pages(shortLog, longLog)) {
                compare(client, pages, report);
            }
            statement.execute("truncate job cascade");
        }
    }

    private static List<Pages> pages(String shortLog, String longLog) {
        List<Pages> all = new ArrayList<>();
        for (String level : List.of("", "&level=error")) {
            // of the errors, the last page begins behind the thirtieth of fifty
            long lastShort = level.isEmpty() ? SHORT - PAGE : SHORT * (ERRORS - PAGE) / ERRORS;
            long lastLong = level.isEmpty() ? LONG - PAGE : (long) LONG / ERRORS * (ERRORS - PAGE);
            String errors = level.isEmpty() ? "" : " of errors";
            all.add(new Pages("first page" + errors, path(shortLog, 0, level), path(longLog, 0, level)));
            all.add(new Pages(
                    "middle page" + errors, path(shortLog, SHORT / 2, level), path(longLog, LONG / 2, level)));
            all.add(new Pages("last page" + errors, path(shortLog, lastShort, level), path(longLog, lastLong, level)));
        }
        return all;
    }

    private static String path(String log, long after, String level) {
        return log + "?limit=" + PAGE + (after == 0 ? "" : "&offset=" + after) + level;
    }

    private static void compare(HttpConnection client, Pages pages, Report report) throws Exception {
        Times ofShort = new Times();
        Times ofLong = new Times();
        for (String path : List.of(pages.ofShort(), pages.ofLong())) {
            int entries = client.json("GET", path).path("logs").size();
            if (entries != PAGE) {
                throw new IllegalStateException(path + " has " + entries + " entries");
            }
        }
        inTurn(client, pages, WARM, new Times(), new Times());
        inTurn(client, pages, READS, ofShort, ofLong);
        report.add(
                "log of 1,000,000 entries against 100: " + pages.name(),
                String.format(
                        Locale.ROOT,
                        "medians %.2f and %.2f ms (n %d each): ratio %.2f",
                        ofLong.median(),
                        ofShort.median(),
                        ofLong.count(),
                        ofLong.median() / ofShort.median()),
                "about 1");
    }

    /** Reads both pages again and again, but for no more than 4 s. */
    private static void inTurn(HttpConnection client, Pages pages, int reads, Times ofShort, Times ofLong)
            throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        for (int i = 0; i < reads && System.nanoTime() < end; i++) {
            long begin = System.nanoTime();
            client.ask("GET", pages.ofShort());
            long between = System.nanoTime();
            client.ask("GET", pages.ofLong());
            ofShort.add(between - begin);
            ofLong.add(System.nanoTime() - between);
        }
    }

    /** A job that rests, with a log of so many entries; the path to the log. */
    private static String log(HttpConnection client, Statement statement, int entries) throws Exception {
        String id = client.create(SampleJobs.tiny().toString().getBytes(StandardCharsets.UTF_8));
        fill(statement, id, entries);
        return "/jobs/" + id + "/logs";
    }

    private static void fill(Statement statement, String id, int entries) throws SQLException {
        statement.execute("""
                delete from job_log where job_id = '%1$s';
                insert into job_log (job_id, sequence, time, level, code, message, path)
                select '%1$s', n, timestamptz '2026-01-01' + n * interval '1 second',
                    case when n %% (%2$d / %3$d) = 0 then 40 else 20 end, null,
                    'chunk ' || lpad(n::text, 9, '0') || ' of the output was computed', '[{"node_id":"ndvi"}]'
                from generate_series(1, %2$d) n;
                update job set last_sequence = %2$d where id = '%1$s'""".formatted(id, entries, ERRORS));
    }
}
