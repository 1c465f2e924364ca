package dev.terrane.local.stack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka, PostgreSQL and S3 on loopback ports, each a child process with its data below one folder. Started, it answers;
 * closed, nothing of it runs. One folder serves one stack at a time.
 */
public final class LocalStack implements AutoCloseable {
    /** The bucket for results. */
    public static final String BUCKET = "terrane";

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What a launcher that was told to end may take: its services 30 s, and then its servers. */
    private static final Duration ENDING = Duration.ofSeconds(90);

    private final StackOptions options;
    private final FolderLock lock;
    private final Secrets secrets;
    private final Map<StackOptions.Server, ChildProcess> children = new EnumMap<>(StackOptions.Server.class);
    private final Properties ports;
    private volatile boolean closing;

    @Nullable
    private volatile Consumer<ChildProcess> onDeath;

    private LocalStack(StackOptions options, FolderLock lock) throws IOException {
        this.options = options;
        this.lock = lock;
        this.secrets = new Secrets(options.data().resolve("secrets"));
        this.ports = new Properties();
        for (String name : List.of("kafka", "controller", "postgres", "s3")) {
            ports.setProperty(name, Integer.toString(Ports.free()));
        }
    }

    /** Starts a stack and waits until all of it answers. */
    public static LocalStack start(StackOptions options) {
        LocalStack stack = open(options, silence -> {});
        try {
            stack.start();
            return stack;
        } catch (StackException failed) {
            stack.close();
            throw failed;
        }
    }

    /**
     * A stack that is not started yet and has its folder for itself. Servers and services of an earlier stack that was
     * killed get 30 s to end; an earlier stack that is ending gets 90 s.
     *
     * @param says is told where that is waited for
     */
    public static LocalStack open(StackOptions options, Consumer<String> says) {
        return open(options, says, ENDING);
    }

    static LocalStack open(StackOptions options, Consumer<String> says, Duration patience) {
        Path data = options.data();
        try {
            Files.createDirectories(data);
            FolderLock lock = FolderLock.take(data, says, patience);
            try {
                awaitEndOfEarlier(data);
                return new LocalStack(options, lock);
            } catch (StackException | IOException failed) {
                lock.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new StackException("the local stack cannot start in " + data, failed);
        }
    }

    private static void awaitEndOfEarlier(Path data) throws IOException {
        Path locks = Files.createDirectories(data.resolve("locks"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(locks)) {
            for (Path file : files) {
                LockedFile.take(file, PATIENCE)
                        .orElseThrow(() ->
                                new StackException(file.getFileName() + " of an earlier start still runs in " + data))
                        .close();
            }
        }
    }

    /** Starts the servers and waits until all of them answer; once. */
    public void start() {
        try {
            startAll();
        } catch (IOException failed) {
            throw new StackException("the local stack cannot start in " + options.data(), failed);
        }
    }

    private void startAll() throws IOException {
        for (StackOptions.Server server : StackOptions.Server.all()) {
            launch(server);
        }
        for (StackOptions.Server server : StackOptions.Server.all()) {
            awaitReady(server);
        }
        new Topics(kafkaBootstrap()).create(options.topics(), options.groups());
    }

    /** Starts one server that was stopped, on its old port. */
    public void startServer(StackOptions.Server server) {
        try {
            launch(server);
            awaitReady(server);
        } catch (IOException failed) {
            throw new StackException(server + " cannot start", failed);
        }
    }

    /** Stops one server. */
    public void stopServer(StackOptions.Server server) {
        end(server, child -> child.stop(GRACE));
    }

    /** Ends one server without a warning, as a crash does. */
    public void killServer(StackOptions.Server server) {
        end(server, ChildProcess::kill);
    }

    private void end(StackOptions.Server server, Consumer<ChildProcess> way) {
        ChildProcess child;
        synchronized (children) {
            child = children.remove(server);
        }
        if (child != null) {
            way.accept(child);
            stopPostmaster();
        }
    }

    /** Where its JVM was killed, PostgreSQL itself still runs. */
    private void stopPostmaster() {
        boolean wanted;
        synchronized (children) {
            wanted = children.containsKey(StackOptions.Server.POSTGRES);
        }
        if (!wanted) {
            try {
                new Postmaster(options.data().resolve("postgres/data")).stop();
            } catch (IOException unreadable) {
                throw new StackException("PostgreSQL cannot be stopped", unreadable);
            }
        }
    }

    /** From now on it is no surprise when a server ends; for whoever ends more than this stack. */
    public void expectEnd() {
        closing = true;
        lock.sayEnding();
    }

    /** Tells somebody when a server ends that nobody stopped. */
    public void onUnexpectedEnd(Consumer<ChildProcess> listener) {
        this.onDeath = listener;
    }

    /** The process of a server that runs. */
    @Nullable
    ChildProcess process(StackOptions.Server server) {
        synchronized (children) {
            return children.get(server);
        }
    }

    private void launch(StackOptions.Server server) throws IOException {
        Path folder = options.data().resolve(server.name().toLowerCase(Locale.ROOT));
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve("ready"));
        synchronized (children) {
            if (closing) {
                throw new StackException("the local stack is ending");
            }
            ChildProcess child = child(server, folder.toString());
            children.put(server, child);
            child.ended().thenAccept(ended -> reportDeath(server, ended));
        }
    }

    private ChildProcess child(StackOptions.Server server, String folder) throws IOException {
        List<String> small = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        return switch (server) {
            case KAFKA ->
                ChildProcess.start(
                        "Kafka",
                        ChildProcess.java(
                                small,
                                KafkaServerMain.class.getName(),
                                List.of(folder, port("kafka"), port("controller"))),
                        Map.of(),
                        childLock("kafka"),
                        log(server));
            case POSTGRES ->
                ChildProcess.start(
                        "PostgreSQL",
                        ChildProcess.java(
                                small,
                                PostgresServerMain.class.getName(),
                                List.of(folder, port("postgres"), options.durable() ? "on" : "off")),
                        Map.of(
                                PostgresServerMain.PASSWORD,
                                dbPassword(),
                                PostgresServerMain.SUPERUSER_PASSWORD,
                                secrets.get("db-superuser-password")),
                        childLock("postgres"),
                        log(server));
            case S3 ->
                ChildProcess.start(
                        "S3",
                        ChildProcess.java(small, S3ServerMain.class.getName(), List.of(folder, port("s3"), BUCKET)),
                        Map.of(S3ServerMain.ACCESS_KEY, s3AccessKey(), S3ServerMain.SECRET_KEY, s3SecretKey()),
                        childLock("s3"),
                        log(server));
        };
    }

    /** The file that a child of that name holds as long as it runs; a new stack waits for all of them. */
    public Path childLock(String child) {
        return options.data().resolve("locks").resolve(child);
    }

    private void reportDeath(StackOptions.Server server, ChildProcess child) {
        boolean expected;
        synchronized (children) {
            expected = closing || children.get(server) != child;
        }
        Consumer<ChildProcess> listener = onDeath;
        if (!expected && listener != null) {
            listener.accept(child);
        }
    }

    private void awaitReady(StackOptions.Server server) {
        ChildProcess child = process(server);
        if (child == null) {
            return;
        }
        BooleanSupplier ready = switch (server) {
            case KAFKA -> () -> Ports.answers(Integer.parseInt(port("kafka")));
            case POSTGRES -> () -> saysReady(child);
            case S3 -> () -> Ports.answers(s3Port());
        };
        long deadline = System.nanoTime() + START.toNanos();
        while (!ready.getAsBoolean()) {
            if (!child.isAlive()) {
                throw child.failure("ended with status " + child.exitStatus() + " while it was started");
            }
            if (System.nanoTime() > deadline) {
                throw child.failure("did not answer within " + START.toSeconds() + " s");
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** An earlier server may still write its own mark while it ends. */
    private boolean saysReady(ChildProcess postgres) {
        try {
            return Files.readString(options.data().resolve("postgres").resolve("ready"))
                    .equals(Long.toString(postgres.pid()));
        } catch (IOException notYet) {
            return false;
        }
    }

    private Path log(StackOptions.Server server) {
        return options.data().resolve("logs").resolve(server.name().toLowerCase(Locale.ROOT) + ".log");
    }

    private String port(String name) {
        return ports.getProperty(name);
    }

    /** JDBC address of the database {@code terrane}. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port("postgres") + "/terrane";
    }

    /** Owner of the database. */
    public String dbUser() {
        return "terrane";
    }

    /** The owner's password. */
    public String dbPassword() {
        return secrets.get("db-password");
    }

    /** Address of the broker. */
    public String kafkaBootstrap() {
        return "127.0.0.1:" + port("kafka");
    }

    /** Port of the S3 server; its host is 127.0.0.1 and it speaks plain HTTP. */
    public int s3Port() {
        return Integer.parseInt(port("s3"));
    }

    /** Key id for the S3 server. */
    public String s3AccessKey() {
        return secrets.get("s3-access-key");
    }

    /** Key for the S3 server. */
    public String s3SecretKey() {
        return secrets.get("s3-secret-key");
    }

    /** A secret of that name, made once and kept with the data. */
    public String secret(String name) {
        return secrets.get(name);
    }

    @Override
    public void close() {
        lock.sayEnding();
        List<ChildProcess> all;
        synchronized (children) {
            closing = true;
            all = List.copyOf(children.values());
            children.clear();
        }
        all.parallelStream().forEach(child -> child.stop(GRACE));
        stopPostmaster();
        try {
            lock.close();
        } catch (IOException unclosed) {
            throw new StackException("the lock of " + options.data() + " cannot be released", unclosed);
        }
    }
}
