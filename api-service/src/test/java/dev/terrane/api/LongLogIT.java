package dev.terrane.api;

import static dev.terrane.api.Requests.as;
import static dev.terrane.api.Requests.job;
import static dev.terrane.api.Requests.newJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import dev.terrane.local.stack.LocalStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs with many entries of which few are severe. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class LongLogIT {
    private static final int ENTRIES = 20_000;
    /** More often than a prepared statement of the driver is planned for its values. */
    private static final int TIMES = 15;

    @ParameterizedTest
    @CsvSource({"error, job_log_errors, 10000|20000", "warning, job_log_warnings, 5000|10000|15000|20000"})
    void severeEntriesAreFoundWithoutReadingTheOthers(String level, String index, String found) throws SQLException {
        String job = newJob("ada", "");
        try (Connection database = database();
                Statement statement = database.createStatement()) {
            fill(statement, job);
            long before =
                    number(statement, "select idx_scan from pg_stat_user_indexes where indexrelname = '" + index + "'");
            for (int i = 0; i < TIMES; i++) {
                as("ada")
                        .get(job(job) + "/logs?limit=10&level=" + level)
                        .then()
                        .statusCode(200)
                        .body("logs.id", contains(found.split("\\|")));
            }
            // the statistics of a connection are written when it rests, or when it is used after a while
            await().atMost(60, TimeUnit.SECONDS).untilAsserted(() -> {
                as("ada").get(job(job) + "/logs?limit=10&level=" + level).then().statusCode(200);
                assertThat(number(
                                statement,
                                "select idx_scan from pg_stat_user_indexes where indexrelname = '" + index + "'"))
                        .isGreaterThanOrEqualTo(before + TIMES);
            });
        }
    }

    @Test
    void withoutALevelEveryEntryComes() throws SQLException {
        String job = newJob("ada", "");
        try (Connection database = database();
                Statement statement = database.createStatement()) {
            fill(statement, job);
        }
        as("ada")
                .get(job(job) + "/logs?limit=3&offset=9998")
                .then()
                .body("logs.id", contains("9999", "10000", "10001"));
    }

    /** Every 5,000th entry is a warning and every second of those an error. */
    private static void fill(Statement statement, String job) throws SQLException {
        statement.execute("""
                delete from job_log where job_id = '%1$s';
                insert into job_log (job_id, sequence, time, level, message)
                select '%1$s', n, now(), case when n %% 10000 = 0 then 40 when n %% 5000 = 0 then 30 else 20 end, 'entry'
                from generate_series(1, %2$d) n""".formatted(job, ENTRIES));
        statement.execute("vacuum analyze job_log");
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Connection database() throws SQLException {
        LocalStack servers = TestStack.servers();
        return DriverManager.getConnection(servers.jdbcUrl(), servers.dbUser(), servers.dbPassword());
    }
}
