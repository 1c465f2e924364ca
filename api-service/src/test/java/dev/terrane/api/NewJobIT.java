package dev.terrane.api;

import static dev.terrane.api.Requests.newJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.local.stack.LocalStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written for a job that is created. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class NewJobIT {
    @ParameterizedTest
    @CsvSource({"info, 1", "error, 0"})
    void itsRowIsWrittenOnce(String level, int entries) throws SQLException {
        String job = newJob("ada", "\"log_level\": \"" + level + "\"");
        LocalStack servers = TestStack.servers();
        try (Connection database =
                        DriverManager.getConnection(servers.jdbcUrl(), servers.dbUser(), servers.dbPassword());
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select version, last_sequence,"
                        + " (select count(*) from job_log where job_id = id) from job where id = '" + job + "'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getLong(1)).as("changes since it was inserted").isZero();
            assertThat(row.getInt(2)).isEqualTo(entries);
            assertThat(row.getInt(3)).isEqualTo(entries);
        }
    }
}
