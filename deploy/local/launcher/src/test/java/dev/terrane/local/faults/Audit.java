package dev.terrane.local.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes down each change of a job's row, by a trigger that the back-end knows nothing of, and afterwards holds what
 * every transaction left of it against the rules: only allowed changes, one granted claim for an attempt, attempts that only go
 * up, and no result of one attempt while another was granted.
 */
final class Audit {
    /** The changes of status that docs/job-states.md draws. */
    private static final Set<String> ALLOWED = Set.of(
            "CREATED>QUEUED",
            "CANCELED>QUEUED",
            "FINISHED>QUEUED",
            "ERROR>QUEUED",
            "QUEUED>RUNNING",
            "RUNNING>QUEUED",
            "RUNNING>FINISHED",
            "QUEUED>ERROR",
            "RUNNING>ERROR",
            "QUEUED>CREATED",
            "QUEUED>CANCELED",
            "RUNNING>CANCELED");

    private final Connection database;

    Audit(Connection database) {
        this.database = database;
    }

    /** One state of a row. */
    private record Row(String status, int attempt, @Nullable String claim, boolean deleted) {}

    void begin() throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("""
                    create table fault_audit (
                        number bigserial primary key, change bigint not null default txid_current(), id text not null,
                        status text not null, attempt int not null, claim text, deleted boolean not null);
                    create function fault_audit() returns trigger language plpgsql as $$
                    begin
                        if tg_op = 'DELETE' then
                            insert into fault_audit (id, status, attempt, claim, deleted)
                            values (old.id, old.status, old.attempt, old.claim, true);
                        else
                            insert into fault_audit (id, status, attempt, claim, deleted)
                            values (new.id, new.status, new.attempt, new.claim, false);
                        end if;
                        return null;
                    end $$;
                    create trigger fault_audit after insert or update or delete on job
                        for each row execute function fault_audit()""");
        }
    }

    /** Everything that broke a rule, in words. */
    List<String> broken() throws SQLException {
        List<String> broken = new ArrayList<>();
        histories().forEach((job, rows) -> judge(job, rows, broken));
        return broken;
    }

    private Map<String, List<Row>> histories() throws SQLException {
        Map<String, List<Row>> histories = new LinkedHashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select distinct on (max(number) over same) id, status, attempt, claim, deleted from fault_audit
                        window same as (partition by id, change) order by max(number) over same, number desc""")) {
            while (rows.next()) {
                histories
                        .computeIfAbsent(rows.getString(1), job -> new ArrayList<>())
                        .add(new Row(rows.getString(2), rows.getInt(3), rows.getString(4), rows.getBoolean(5)));
            }
        }
        return histories;
    }

    private static void judge(String job, List<Row> rows, List<String> broken) {
        Map<Integer, String> granted = new HashMap<>();
        Row before = null;
        for (Row row : rows) {
            if (before != null && before.deleted()) {
                broken.add(job + " came back after its deletion");
            }
            if (before != null && !row.deleted()) {
                step(job, before, row, broken);
            }
            if (row.status().equals("RUNNING") && row.claim() != null) {
                String first = granted.putIfAbsent(row.attempt(), row.claim());
                if (first != null && !first.equals(row.claim())) {
                    broken.add(job + " attempt " + row.attempt() + " was granted to " + first + " and " + row.claim());
                }
            }
            before = row;
        }
    }

    private static void step(String job, Row before, Row row, List<String> broken) {
        String change = before.status() + ">" + row.status();
        boolean same = before.status().equals(row.status());
        if (!same && !ALLOWED.contains(change)) {
            broken.add(job + " went " + change);
        }
        boolean queued = !same && row.status().equals("QUEUED");
        if (row.attempt() != before.attempt() + (queued ? 1 : 0)) {
            broken.add(job + " counted attempt " + row.attempt() + " after " + before.attempt() + " in " + change);
        }
        if (row.status().equals("RUNNING") && row.claim() == null) {
            broken.add(job + " runs without a claim");
        }
        if (row.status().equals("FINISHED") && !same && !Objects.equals(before.claim(), row.claim())) {
            broken.add(job + " was finished by a claim that did not run it");
        }
    }

    /** What is stored of a job, in one line. */
    String row(String job) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement("select row_to_json(job) from job where id = ?")) {
            statement.setString(1, job);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : job + " is gone";
            }
        }
    }

    /** How often a job was granted to a worker. */
    int grants(String job) throws SQLException {
        return count("select count(distinct attempt) from fault_audit where status = 'RUNNING' and id = ?", job);
    }

    /** Rows that belong to no job, or that are still to be swept. */
    int leftRows() throws SQLException {
        return count("""
                select (select count(*) from garbage)
                  + (select count(*) from job_log l where not exists (select 1 from job j where j.id = l.job_id))
                  + (select count(*) from job_process p where not exists (select 1 from job j where j.id = p.job_id))
                  + (select count(*) from job_inlined i where not exists (select 1 from job j where j.id = i.job_id))
                """);
    }

    /** The beginnings that keys of objects may have: results of finished jobs, and what ended ones had written by then. */
    Set<String> keptPrefixes() throws SQLException {
        Set<String> prefixes = new HashSet<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select id, attempt, claim from job where status in ('FINISHED', 'CANCELED', 'ERROR')"
                                + " and claim is not null and not private")) {
            while (rows.next()) {
                prefixes.add("jobs/" + rows.getString(1) + "/" + rows.getInt(2) + "/" + rows.getString(3) + "/");
            }
        }
        return prefixes;
    }

    /** Logs with gaps, and logs in which a worker's entries stand twice or not in the order in which they were made. */
    List<String> disorderedLogs() throws SQLException {
        List<String> wrong = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select job_id, min(sequence), max(sequence), count(*) from job_log group by job_id
                        having min(sequence) <> 1 or max(sequence) <> count(*)""")) {
            while (rows.next()) {
                wrong.add(rows.getString(1) + " has gaps: " + rows.getLong(2) + " to " + rows.getLong(3) + " are "
                        + rows.getLong(4));
            }
        }
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select job_id, sequence, time, message from job_log"
                        + " where job_id in (select id from job) order by job_id, sequence")) {
            LogOrder order = new LogOrder();
            while (rows.next()) {
                order.next(
                                rows.getString(1),
                                rows.getLong(2),
                                rows.getTimestamp(3).toInstant(),
                                rows.getString(4))
                        .ifPresent(wrong::add);
            }
        }
        return wrong;
    }

    private int count(String query, String... parameters) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
