package dev.terrane.local.launcher;

import dev.terrane.local.data.DemoCollection;
import dev.terrane.local.stack.ChildProcess;
import dev.terrane.local.stack.LocalStack;
import dev.terrane.local.stack.Ports;
import dev.terrane.local.stack.StackException;
import dev.terrane.local.stack.StackOptions;
import dev.terrane.model.message.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Servers, API and workers on this machine. A service that ends by itself is started again; a server that does so ends
 * everything, for its data may be in danger.
 */
final class LocalTerrane implements AutoCloseable {
    private static final int PARTITIONS_OF_EVENTS = 4;
    private static final long HOOK_SECONDS = 90;
    private static final Duration START = Duration.ofMinutes(10);

    private final Installation installation;
    private final StackArguments arguments;
    private final int port;
    private final PrintWriter out;
    private final Race race = new Race();
    private final List<Service> services = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    @Nullable
    private LocalStack stack;

    private boolean closing;
    private volatile boolean signalled;

    LocalTerrane(Installation installation, StackArguments arguments, int port, PrintWriter out) {
        this.installation = installation;
        this.arguments = arguments;
        this.port = port;
        this.out = out;
    }

    /** Starts everything; returns when a job could be started. */
    void start() throws Exception {
        if (arguments.workers < 1) {
            throw new CommandFailure("--workers must be at least 1");
        }
        List<String> collections = new ArrayList<>();
        for (String location : arguments.collections) {
            collections.add(Locations.absolute(location));
        }
        Path data = arguments.writableData(installation);
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeAtExit, "end-children"));
        try {
            startIn(data, collections);
        } catch (StackException | IOException failed) {
            throwIfSignalled();
            throw failed;
        }
    }

    private void startIn(Path data, List<String> collections) throws Exception {
        say("data: " + data);
        StackOptions options = new StackOptions(data, true, Topics.partitions(PARTITIONS_OF_EVENTS), Topics.groups());
        LocalStack servers = own(LocalStack.open(options, this::say));
        Ports.requireFree(port, "the API");
        servers.onUnexpectedEnd(dead -> race.fail(dead.failure("ended by itself with status " + dead.exitStatus())));
        servers.start();
        say("servers: Kafka, PostgreSQL and S3 answer");
        collections.add(0, DemoCollection.in(data.resolve("demo")).toString());
        ServiceSettings settings = new ServiceSettings(servers, collections);
        ServiceStarter starter = new ServiceStarter(installation, data.resolve("logs"), servers);
        run(starter.service("api-service", "api-service", port, settings.api(port), List.of("-Xmx512m")));
        for (int i = 1; i <= arguments.workers; i++) {
            String name = arguments.workers == 1 ? "worker-service" : "worker-service-" + i;
            int workerPort = Ports.free();
            run(starter.service(
                    "worker-service",
                    name,
                    workerPort,
                    settings.worker(workerPort),
                    List.of("-XX:MaxRAMPercentage=" + 40.0 / arguments.workers)));
        }
        unlessItFails(this::awaitServices, START);
        say("services: the API and " + arguments.workers + (arguments.workers == 1 ? " worker" : " workers")
                + " answer");
    }

    private boolean awaitServices() {
        List<Service> all;
        synchronized (this) {
            all = List.copyOf(services);
        }
        all.forEach(Service::awaitReady);
        return true;
    }

    /** Where clients connect to. */
    String baseUrl() {
        return "http://127.0.0.1:" + port + "/openeo/1.2";
    }

    /** Waits until something ends that must not. */
    StackException awaitFailure() {
        StackException failure = race.awaitFailure();
        throwIfSignalled();
        return failure;
    }

    /** Does something that needs all of this; ends in its failure where a part of this ends that must not. */
    <T> T unlessItFails(Callable<T> work, Duration patience) throws Exception {
        try {
            return race.run(work, patience);
        } catch (StackException | IOException failed) {
            throwIfSignalled();
            throw failed;
        }
    }

    private void throwIfSignalled() {
        if (signalled) {
            throw new Ended();
        }
    }

    private synchronized LocalStack own(LocalStack opened) {
        if (closing) {
            opened.close();
            throw new Ended();
        }
        stack = opened;
        return opened;
    }

    private void run(Service service) {
        synchronized (this) {
            if (closing) {
                throw new Ended();
            }
            services.add(service);
        }
        service.onRestart(this::restarted);
        service.onGivingUp(race::fail);
        service.start();
    }

    private void restarted(ChildProcess dead) {
        say(dead.failure("ended by itself with status " + dead.exitStatus() + " and is started again")
                .getMessage());
    }

    private void say(@Nullable String line) {
        out.println(line);
        out.flush();
    }

    private void closeAtExit() {
        signalled = true;
        close();
        try {
            if (!closed.await(HOOK_SECONDS, TimeUnit.SECONDS)) {
                say("some children still end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        List<Service> ending;
        LocalStack servers;
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
            ending = List.copyOf(services);
            servers = stack;
        }
        try {
            if (servers != null) {
                servers.expectEnd();
            }
            // The services first: a worker hands its job back by way of Kafka.
            ending.parallelStream().forEach(Service::stop);
            if (servers != null) {
                servers.close();
            }
        } finally {
            closed.countDown();
        }
    }
}
