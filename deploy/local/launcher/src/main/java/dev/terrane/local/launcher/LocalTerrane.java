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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Servers, API and workers on this machine. A service that ends by itself is started again; a server that does so ends
 * everything, for its data may be in danger.
 */
final class LocalTerrane implements AutoCloseable {
    private static final int PARTITIONS_OF_EVENTS = 4;
    private static final long HOOK_SECONDS = 60;

    private final Installation installation;
    private final StackArguments arguments;
    private final int port;
    private final PrintWriter out;
    private final CompletableFuture<StackException> failure = new CompletableFuture<>();
    private final List<Service> services = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    @Nullable
    private LocalStack stack;

    private boolean closing;

    LocalTerrane(Installation installation, StackArguments arguments, int port, PrintWriter out) {
        this.installation = installation;
        this.arguments = arguments;
        this.port = port;
        this.out = out;
    }

    /** Starts everything; returns when a job could be started. */
    void start() throws IOException {
        if (arguments.workers < 1) {
            throw new CommandFailure("--workers must be at least 1");
        }
        List<String> collections = new ArrayList<>();
        for (String location : arguments.collections) {
            collections.add(Locations.absolute(location));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeAtExit, "end-children"));
        Path data = arguments.data(installation);
        say("data: " + data);
        LocalStack servers = LocalStack.start(new StackOptions(
                data,
                true,
                Map.of(Topics.STARTS, 1, Topics.STOPS, 1, Topics.EVENTS, PARTITIONS_OF_EVENTS),
                Map.of(Topics.WORKERS_GROUP, Map.of("share.auto.offset.reset", "earliest"))));
        if (!own(servers)) {
            return;
        }
        servers.onUnexpectedEnd(
                dead -> failure.complete(dead.failure("ended by itself with status " + dead.exitStatus())));
        say("servers: Kafka, PostgreSQL and S3 answer");
        collections.add(0, DemoCollection.in(data.resolve("demo")).toString());
        ServiceSettings settings = new ServiceSettings(servers, collections);
        ServiceStarter starter = new ServiceStarter(installation, data.resolve("logs"));
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
        for (Service service : List.copyOf(services)) {
            service.awaitReady();
        }
        say("services: the API and " + arguments.workers + (arguments.workers == 1 ? " worker" : " workers")
                + " answer");
    }

    /** Where clients connect to. */
    String baseUrl() {
        return "http://127.0.0.1:" + port + "/openeo/1.2";
    }

    /** Waits until something ends that must not. */
    StackException awaitFailure() throws InterruptedException {
        return failure.join();
    }

    private synchronized boolean own(LocalStack started) {
        if (closing) {
            started.close();
            return false;
        }
        stack = started;
        return true;
    }

    private void run(Service service) {
        synchronized (this) {
            if (closing) {
                return;
            }
            services.add(service);
        }
        service.onRestart(this::restarted);
        service.onGivingUp(failure::complete);
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
            ending.parallelStream().forEach(Service::stop);
            if (servers != null) {
                servers.close();
            }
        } finally {
            closed.countDown();
        }
    }
}
