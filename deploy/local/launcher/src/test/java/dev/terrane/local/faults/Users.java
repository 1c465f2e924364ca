package dev.terrane.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.local.client.OpenEoClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A steady load: now and then somebody creates and starts a job, and some are stopped, deleted or started again. What an
 * API instance does not answer is asked of any, until it is; a job counts as accepted when its start was answered.
 */
final class Users implements AutoCloseable {
    /** What its user wants of a job. */
    enum Wish {
        RESULT,
        STOP,
        DELETE,
        RESTART
    }

    /** A job that the back-end has promised to run. */
    record Accepted(int user, String id, String sample, Wish wish) {}

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> NAMES = List.of("demo", "guest");

    private final Samples samples;
    private final Random random;
    private final List<List<OpenEoClient>> clients = new ArrayList<>();
    private final ConcurrentMap<String, Accepted> accepted = new ConcurrentHashMap<>();
    private final ScheduledExecutorService door = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledExecutorService people = Executors.newScheduledThreadPool(3);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Users(List<String> addresses, Samples samples, long seed) throws IOException, InterruptedException {
        this.samples = samples;
        this.random = new Random(seed);
        for (String name : NAMES) {
            List<OpenEoClient> ways = new ArrayList<>();
            for (String address : addresses) {
                ways.add(new OpenEoClient(address, name, name));
            }
            clients.add(ways);
        }
    }

    /** Asks one of the API instances. */
    interface Request<T> {
        T ask(OpenEoClient client) throws IOException, InterruptedException;
    }

    /** Lets somebody come at every interval. */
    void come(Duration interval) {
        door.scheduleWithFixedDelay(this::comeOnce, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void comeOnce() {
        try {
            int user = oneOf(NAMES.size());
            String sample = samples.names().get(oneOf(samples.names().size()));
            int dice = oneOf(20);
            Wish wish = dice < 14 ? Wish.RESULT : dice < 16 ? Wish.STOP : dice < 18 ? Wish.DELETE : Wish.RESTART;
            String id = ask(user, client -> client.create(samples.job(sample)));
            ask(user, client -> {
                client.start(id);
                return id;
            });
            accepted.put(id, new Accepted(user, id, sample, wish));
            if (wish != Wish.RESULT) {
                people.schedule(
                        () -> regret(user, id, wish), oneOf(wish == Wish.RESTART ? 9000 : 4000), TimeUnit.MILLISECONDS);
            }
        } catch (RuntimeException | Error wrong) {
            failure.compareAndSet(null, wrong);
        }
    }

    private void regret(int user, String id, Wish wish) {
        try {
            ask(user, client -> {
                switch (wish) {
                    case STOP -> client.stop(id);
                    case DELETE -> delete(client, id);
                    default -> client.start(id);
                }
                return id;
            });
        } catch (RuntimeException | Error wrong) {
            failure.compareAndSet(null, wrong);
        }
    }

    /** Where an instance died before it could answer, the job may be gone already. */
    private static void delete(OpenEoClient client, String id) throws IOException, InterruptedException {
        try {
            client.delete(id);
        } catch (OpenEoClient.Refusal gone) {
            if (!String.valueOf(gone.getMessage()).startsWith("JobNotFound")) {
                throw gone;
            }
        }
    }

    /** An answer from whichever API instance gives one; a refusal is an answer that nobody here should get. */
    <T> T ask(int user, Request<T> request) {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .atMost(PATIENCE)
                .ignoreExceptionsMatching(
                        fault -> fault instanceof IOException && !(fault instanceof OpenEoClient.Refusal))
                .until(() -> request.ask(clients.get(user).get(oneOf(2))), answer -> true);
    }

    private synchronized int oneOf(int bound) {
        return random.nextInt(bound);
    }

    /** No more jobs; what was wished for is still done. */
    void goHome() throws InterruptedException {
        // first nobody comes in any more, then those who are there say what they still want
        for (ScheduledExecutorService part : List.of(door, people)) {
            part.shutdown();
            assertThat(part.awaitTermination(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }
        Throwable wrong = failure.get();
        if (wrong != null) {
            throw new AssertionError("a user was not served", wrong);
        }
    }

    /** All jobs that must come to an end. */
    List<Accepted> accepted() {
        return List.copyOf(accepted.values());
    }

    /** Runs a sample for the first user and waits for its end. */
    String run(String sample) {
        String id = ask(0, client -> client.create(samples.job(sample)));
        ask(0, client -> {
            client.start(id);
            return id;
        });
        Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> ask(0, client -> client.describe(id))
                                .path("status")
                                .asText(),
                        "finished"::equals);
        return id;
    }

    /** All log entries of a job. */
    JsonNode logs(int user, String job) {
        return ask(user, client -> client.logs(job, ""));
    }

    @Override
    public void close() {
        door.shutdownNow();
        people.shutdownNow();
    }
}
