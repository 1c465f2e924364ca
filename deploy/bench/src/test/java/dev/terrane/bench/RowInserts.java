package dev.terrane.bench;

import dev.terrane.local.fleet.Fleet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the database does without a back-end: rows with the indexes of a job, each in a transaction of its own. Driven by
 * {@code pgbench} where it is on the path, else by the same loop over JDBC.
 */
final class RowInserts {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final String INSERT = "insert into bench_row (id, owner, created_at, process) values"
            + " ('j-' || gen_random_uuid(), 'basic/demo', clock_timestamp(), repeat('x', 200));";

    private final Fleet fleet;
    private final int connections;
    private final Optional<Path> pgbench = onPath("pgbench");

    RowInserts(Fleet fleet, int connections) {
        this.fleet = fleet;
        this.connections = connections;
    }

    /** What drives the database. */
    String way() {
        return pgbench.isPresent() ? "pgbench" : "JDBC";
    }

    void prepare() throws SQLException {
        try (Connection database = fleet.database();
                Statement statement = database.createStatement()) {
            statement.execute("""
                    create table bench_row (id text primary key, owner text not null, created_at timestamptz not null,
                        process text not null);
                    create index bench_row_of_owner on bench_row (owner, created_at desc, id desc)""");
        }
    }

    double perSecond(int seconds) throws Exception {
        return pgbench.isPresent() ? byPgbench(pgbench.get(), seconds) : byJdbc(seconds);
    }

    private double byPgbench(Path program, int seconds) throws IOException, InterruptedException {
        Path script = Files.writeString(Files.createTempFile("bench", ".sql"), INSERT);
        try {
            List<String> command = new ArrayList<>(List.of(program.toString(), "-n", "-M", "prepared", "-j", "2"));
            command.addAll(List.of("-f", script.toString(), "-T", Integer.toString(seconds)));
            command.addAll(List.of(
                    "-c", Integer.toString(connections), "-U", fleet.servers().dbUser()));
            String address = fleet.servers().jdbcUrl().replaceFirst(".*//", "");
            command.addAll(List.of("-h", address.replaceFirst(":.*", "")));
            command.addAll(List.of("-p", address.replaceFirst(".*:", "").replaceFirst("/.*", "")));
            command.add(address.replaceFirst(".*/", ""));
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("PGPASSWORD", fleet.servers().dbPassword());
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher rate = RATE.matcher(said);
            if (!process.waitFor(10, TimeUnit.SECONDS) || !rate.find()) {
                throw new IOException("pgbench does not tell a rate: " + said);
            }
            return Double.parseDouble(rate.group(1));
        } finally {
            Files.delete(script);
        }
    }

    private double byJdbc(int seconds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long begin = System.nanoTime();
            long end = begin + TimeUnit.SECONDS.toNanos(seconds);
            Callable<Integer> loop = () -> insertUntil(end);
            int count = 0;
            for (Future<Integer> one : threads.invokeAll(
                    Stream.generate(() -> loop).limit(connections).toList())) {
                count += one.get();
            }
            return count / ((System.nanoTime() - begin) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    private int insertUntil(long end) throws SQLException {
        int count = 0;
        try (Connection database = fleet.database();
                PreparedStatement statement = database.prepareStatement(INSERT)) {
            while (System.nanoTime() < end) {
                statement.executeUpdate();
                count++;
            }
        }
        return count;
    }

    private static Optional<Path> onPath(String program) {
        String path = System.getenv("PATH");
        return Stream.of((path == null ? "" : path).split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
