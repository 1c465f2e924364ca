package dev.terrane.local.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;

/**
 * A PostgreSQL server whose commits are durable; arguments: data folder, port, whether to sync. The password of the
 * user {@code terrane} comes by the environment. Database and user are made at the first start.
 */
final class PostgresServerMain {
    static final String PASSWORD = "TERRANE_DB_PASSWORD";

    private PostgresServerMain() {}

    public static void main(String[] arguments) throws Exception {
        ParentWatch.begin();
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        String sync = arguments[2];
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(Integer.parseInt(arguments[1]))
                .setServerConfig("fsync", sync)
                .setServerConfig("synchronous_commit", sync)
                .setServerConfig("max_connections", "200")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        String password = Objects.requireNonNull(System.getenv(PASSWORD), PASSWORD);
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = 'terrane'")) {
                statement.execute("create role terrane login password '" + password.replace("'", "''") + "'");
            }
            if (!exists(statement, "select 1 from pg_database where datname = 'terrane'")) {
                statement.execute("create database terrane owner terrane");
            }
        }
        Files.writeString(folder.resolve("ready"), "ready");
        Thread.currentThread().join();
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
