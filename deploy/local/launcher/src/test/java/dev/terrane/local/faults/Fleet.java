package dev.terrane.local.faults;

import dev.terrane.local.data.DemoCollection;
import dev.terrane.local.launcher.Installation;
import dev.terrane.local.launcher.Service;
import dev.terrane.local.launcher.ServiceSettings;
import dev.terrane.local.launcher.ServiceStarter;
import dev.terrane.local.stack.LocalStack;
import dev.terrane.local.stack.Ports;
import dev.terrane.local.stack.StackOptions;
import dev.terrane.model.message.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Two API instances and three workers on the real servers, as separate processes. A service that dies is started again,
 * as a cluster would do it. Leases and second looks are short, so that a run of minutes sees what else takes hours.
 */
final class Fleet implements AutoCloseable {
    /** A worker that is silent for so long has lost its job. */
    static final int LEASE_SECONDS = 6;

    private static final int APIS = 2;
    private static final int WORKERS = 3;
    private static final Map<String, String> API_SETTINGS = Map.of(
            "OPENEO_JOBS_LEASE", "PT" + LEASE_SECONDS + "S",
            // the faults come faster than any machine fails; no job may end for that reason
            "OPENEO_JOBS_MAX_ATTEMPTS", "100",
            "OPENEO_DISPATCH_REPUBLISH_AFTER", "PT3S",
            "OPENEO_STORAGE_SECOND_SWEEP_AFTER", "PT15S");
    private static final Map<String, String> WORKER_SETTINGS = Map.of(
            "OPENEO_WORKER_LEASE_RENEW_EVERY", "PT0.5S",
            "OPENEO_WORKER_LEASE_LOST_AFTER", "PT4S",
            "OPENEO_WORKER_THREADS", "1",
            "OPENEO_WORKER_MEMORY_MIB", "64",
            "OPENEO_WORKER_SHUTDOWN_GRACE", "PT10S");

    private final Path data;
    private final LocalStack servers;
    private final List<Service> apis = new ArrayList<>();
    private final List<Service> workers = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();

    private Fleet(Path data, LocalStack servers) {
        this.data = data;
        this.servers = servers;
    }

    static Fleet start(Path data) throws IOException {
        Fleet fleet =
                new Fleet(data, LocalStack.start(new StackOptions(data, true, Topics.partitions(4), Topics.groups())));
        try {
            fleet.startServices();
            return fleet;
        } catch (IOException | RuntimeException failed) {
            fleet.close();
            throw failed;
        }
    }

    private void startServices() throws IOException {
        String collection = DemoCollection.in(data.resolve("demo")).toString();
        ServiceSettings settings = new ServiceSettings(servers, List.of(collection));
        ServiceStarter starter = new ServiceStarter(Installation.own(), data.resolve("logs"), servers);
        for (int i = 1; i <= APIS; i++) {
            int port = Ports.free();
            addresses.add("http://127.0.0.1:" + port + "/openeo/1.2");
            apis.add(starter.service(
                    "api-service", "api-" + i, port, with(settings.api(port), API_SETTINGS), List.of("-Xmx384m")));
        }
        for (int i = 1; i <= WORKERS; i++) {
            int port = Ports.free();
            Map<String, String> environment = with(settings.worker(port), WORKER_SETTINGS);
            environment.put("OPENEO_WORKER_NAME", "worker-" + i);
            environment.put("OPENEO_WORKER_DRAIN", i == 1 ? "finish" : "requeue");
            workers.add(starter.service("worker-service", "worker-" + i, port, environment, List.of("-Xmx384m")));
        }
        List<Service> all = new ArrayList<>(apis);
        all.addAll(workers);
        all.forEach(Service::start);
        all.forEach(Service::awaitReady);
    }

    private static Map<String, String> with(Map<String, String> settings, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        return all;
    }

    /** Where clients connect to, for each API instance. */
    List<String> addresses() {
        return List.copyOf(addresses);
    }

    /** The API instances. */
    List<Service> apis() {
        return List.copyOf(apis);
    }

    /** The workers. */
    List<Service> workers() {
        return List.copyOf(workers);
    }

    /** A worker that runs a job, if one does; else any. */
    Service busyWorker(Random random) {
        List<String> busy = new ArrayList<>();
        try (Connection database = database();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select distinct worker from job where status = 'RUNNING'")) {
            while (rows.next()) {
                busy.add(rows.getString(1));
            }
        } catch (SQLException away) {
            // any one then
        }
        List<Service> found =
                workers.stream().filter(worker -> busy.contains(worker.name())).toList();
        List<Service> candidates = found.isEmpty() ? workers : found;
        return candidates.get(random.nextInt(candidates.size()));
    }

    /** The servers below. */
    LocalStack servers() {
        return servers;
    }

    /** A connection to the database of the API, for who looks on. */
    Connection database() throws SQLException {
        return DriverManager.getConnection(servers.jdbcUrl(), servers.dbUser(), servers.dbPassword());
    }

    /** The keys of all objects, as the object store's own folder shows them. */
    List<String> objects() throws IOException {
        Path bucket = data.resolve("s3").resolve(LocalStack.BUCKET);
        try (Stream<Path> files = Files.walk(bucket)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> bucket.relativize(file).toString())
                    .toList();
        }
    }

    @Override
    public void close() {
        List<Service> all = new ArrayList<>(apis);
        all.addAll(workers);
        all.parallelStream().forEach(Service::stop);
        servers.close();
    }
}
