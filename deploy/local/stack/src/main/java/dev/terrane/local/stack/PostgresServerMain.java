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
 * A PostgreSQL server whose commits are durable; arguments: data folder, port, whether to sync. The passwords of the
 * users {@code terrane} and {@code postgres} come by the environment. Database and user are made at the first start.
 */
final class PostgresServerMain {
    static final String PASSWORD = "TERRANE_DB_PASSWORD";
    static final String SUPERUSER_PASSWORD = "TERRANE_DB_SUPERUSER_PASSWORD";

    private PostgresServerMain() {}

    public static void main(String[] arguments) throws Exception {
        ParentWatch.begin();
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        String sync = arguments[2];
        Path binaries = folder.resolve("binaries");
        Path data = folder.resolve("data");
        String superuserPassword = environment(SUPERUSER_PASSWORD);
        new Postmaster(data).stop();
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries.toFile())
                .setDataDirectory(data)
                .setDataDirectoryCustomizer(new PostgresAccess(binaries, superuserPassword)::close)
                .setConnectConfig("password", superuserPassword)
                .setCleanDataDirectory(false)
                .setPort(Integer.parseInt(arguments[1]))
                .setServerConfig("fsync", sync)
                .setServerConfig("synchronous_commit", sync)
                .setServerConfig("max_connections", "200")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        String password = environment(PASSWORD);
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = 'terrane'")) {
                statement.execute("create role terrane login password '" + password.replace("'", "''") + "'");
            }
            if (!exists(statement, "select 1 from pg_database where datname = 'terrane'")) {
                statement.execute("create database terrane owner terrane");
            }
        }
        Files.writeString(
                folder.resolve("ready"), Long.toString(ProcessHandle.current().pid()));
        Thread.currentThread().join();
    }

    private static String environment(String name) {
        return Objects.requireNonNull(System.getenv(name), name);
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
