package dev.terrane.bench;

import dev.terrane.local.fleet.Fleet;
import dev.terrane.local.fleet.SampleJobs;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Reading jobs from a table with few rows and from one with many, in turn. */
final class TableSize {
    private static final int FEW = 100;
    private static final int MANY = 100_000;
    private static final int OWNERS = 20;
    private static final int TURNS = 2;
    private static final int WARM = 150;
    private static final int LISTS = 250;
    private static final int READS = 800;

    private final Fleet fleet;
    private final Random random = new Random(4);
    private String owner = "";

    TableSize(Fleet fleet) {
        this.fleet = fleet;
    }

    /** What was measured on a table of one size. */
    private record Reads(Times lists, Times jobs) {
        Reads() {
            this(new Times(), new Times());
        }
    }

    void measure(Report report) throws Exception {
        Reads few = new Reads();
        Reads many = new Reads();
        try (HttpConnection client = new HttpConnection(fleet.addresses().get(0), "demo");
                Connection database = fleet.database();
                Statement statement = database.createStatement()) {
            owner = owner(client, statement);
            for (int turn = 0; turn < TURNS; turn++) {
                statement.execute("truncate job cascade");
                fill(statement, 1, FEW);
                read(client, few);
                fill(statement, FEW + 1, MANY);
                read(client, many);
            }
            statement.execute("truncate job cascade");
        }
        compare(report, "`GET /jobs?limit=100`", few.lists(), many.lists());
        compare(report, "`GET /jobs/{id}`", few.jobs(), many.jobs());
    }

    private static void compare(Report report, String what, Times few, Times many) {
        report.add(
                what + ", 100,000 jobs against 100",
                String.format(
                        Locale.ROOT,
                        "medians %.2f and %.2f ms (n %d each): ratio %.2f",
                        many.median(),
                        few.median(),
                        few.count(),
                        many.median() / few.median()),
                "≤ 1.3");
    }

    private static String owner(HttpConnection client, Statement statement) throws Exception {
        String id = client.create(SampleJobs.tiny().toString().getBytes(StandardCharsets.UTF_8));
        try (ResultSet row = statement.executeQuery("select owner from job where id = '" + id + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    /** Jobs that rest, a minute apart; the first hundred and then every twentieth belong to the user who reads. */
    private void fill(Statement statement, int from, int to) throws SQLException {
        String process = SampleJobs.ndvi().path("process").toString().replace("'", "''");
        statement.execute("""
                insert into job (id, owner, status, title, description, log_level, created_at, updated_at, attempt, tries,
                    queued_at, published_at, publications, claim, worker, progress, usage, last_sequence, version)
                select 'j-' || md5(n::text), case when n <= %1$d or n %% %2$d = 0 then '%3$s' else 'basic/user' || n %% %2$d end,
                    (array['FINISHED', 'FINISHED', 'FINISHED', 'ERROR', 'CANCELED'])[1 + n %% 5], 'NDVI of field ' || n,
                    'Made to fill a table', 'INFO', at, at + interval '5 minutes', 1, 1, at, at, 1, md5('claim' || n),
                    'worker-' || n %% 7, 100, '{"cpuSeconds":3.5,"memoryMbSeconds":90.0,"durationSeconds":4.2,'
                    || '"networkBytes":5242880,"storageBytes":1048576}', 9, 12
                from (select n, timestamptz '2026-01-01' + n * interval '1 minute' as at
                    from generate_series(%4$d, %5$d) n) rows;
                insert into job_process (job_id, process, started)
                select 'j-' || md5(n::text), '%6$s', '%6$s' from generate_series(%4$d, %5$d) n""".formatted(FEW, OWNERS, owner, from, to, process));
        statement.execute("vacuum analyze job");
        statement.execute("vacuum analyze job_process");
    }

    private void read(HttpConnection client, Reads reads) throws Exception {
        String list = "/jobs?limit=" + FEW;
        List<String> ids = new ArrayList<>();
        client.json("GET", list)
                .path("jobs")
                .forEach(job -> ids.add(job.path("id").asText()));
        if (ids.size() != FEW) {
            throw new IllegalStateException("a page has " + ids.size() + " jobs");
        }
        for (int i = -WARM; i < LISTS; i++) {
            long before = System.nanoTime();
            client.ask("GET", list);
            if (i >= 0) {
                reads.lists().add(System.nanoTime() - before);
            }
        }
        for (int i = -WARM; i < READS; i++) {
            String id = ids.get(random.nextInt(ids.size()));
            long before = System.nanoTime();
            client.ask("GET", "/jobs/" + id);
            if (i >= 0) {
                reads.jobs().add(System.nanoTime() - before);
            }
        }
    }
}
