package dev.terrane.local.fleet;

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
 * API instances and workers on the real servers, as separate processes. A service that dies is started again, as a
 * cluster would do it. Commits are durable.
 */
public final class Fleet implements AutoCloseable {
    private final FleetOptions options;
    private final Path data;
    private final LocalStack servers;
    private final List<Service> apis = new ArrayList<>();
    private final List<Service> workers = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();

    private Fleet(FleetOptions options, Path data, LocalStack servers) {
        this.options = options;
        this.data = data;
        this.servers = servers;
    }

    /** Starts a fleet with its data below a folder, and waits until all of it is ready. */
    public static Fleet start(FleetOptions options, Path data) throws IOException {
        Fleet fleet = new Fleet(
                options, data, LocalStack.start(new StackOptions(data, true, Topics.partitions(4), Topics.groups())));
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
        for (int i = 1; i <= options.apis().size(); i++) {
            int port = Ports.free();
            addresses.add("http://127.0.0.1:" + port + "/openeo/1.2");
            Map<String, String> environment =
                    with(settings.api(port), options.apis().get(i - 1));
            apis.add(starter.service("api-service", "api-" + i, port, environment, List.of("-Xmx384m")));
        }
        for (int i = 1; i <= options.workers().size(); i++) {
            int port = Ports.free();
            Map<String, String> environment =
                    with(settings.worker(port), options.workers().get(i - 1));
            environment.put("OPENEO_WORKER_NAME", "worker-" + i);
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
    public List<String> addresses() {
        return List.copyOf(addresses);
    }

    /** The API instances. */
    public List<Service> apis() {
        return List.copyOf(apis);
    }

    /** The workers. */
    public List<Service> workers() {
        return List.copyOf(workers);
    }

    /** A worker that runs a job, if one does; else any. */
    public Service busyWorker(Random random) {
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
    public LocalStack servers() {
        return servers;
    }

    /** A connection to the database of the API, for who looks on. */
    public Connection database() throws SQLException {
        return DriverManager.getConnection(servers.jdbcUrl(), servers.dbUser(), servers.dbPassword());
    }

    /** The keys of all objects, as the object store's own folder shows them. */
    public List<String> objects() throws IOException {
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
