package dev.terrane.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.local.client.OpenEoClient;
import dev.terrane.local.faults.Users.Accepted;
import dev.terrane.local.faults.Users.Wish;
import dev.terrane.local.fleet.Fleet;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs under faults: a fleet with a steady load, in which everything that can die does. Each kind of fault comes once a
 * round; {@code -Pfaults} takes more rounds than the build does. It prints its figures as one line, and the seed with
 * which the same faults come in the same order ({@code -Dfaults.seed}).
 */
class FaultsIT {
    private static final int ROUNDS = Integer.getInteger("terrane.faults.rounds", 1);
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("terrane.faults.outage", 4));
    private static final Duration LAST_OUTAGE = Duration.ofSeconds(Integer.getInteger("terrane.faults.last-outage", 4));
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_JOBS = Duration.ofMillis(600);
    private static final Duration SETTLING = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    void noJobIsLostStuckOrDoubled() throws Exception {
        long seed = Long.getLong("terrane.faults.seed", System.nanoTime());
        System.out.println("faults: seed " + seed);
        long begun = System.nanoTime();
        try (Fleet fleet = Fleet.start(QuickLeases.options(), folder.resolve("data"));
                Connection database = fleet.database()) {
            Samples samples = new Samples();
            try (Users users = new Users(fleet.addresses(), samples, seed)) {
                for (String sample : samples.names()) {
                    String job = users.run(sample);
                    samples.learn(sample, files(users, 0, job));
                }
                new Audit(database).begin();
                Map<Fault, Integer> faults = disturb(fleet, users, new Random(seed));
                try (Connection afterwards = fleet.database()) {
                    judge(fleet, users, samples, new Audit(afterwards), faults, begun);
                }
            }
        }
    }

    private static Map<Fault, Integer> disturb(Fleet fleet, Users users, Random random) throws Exception {
        Map<Fault, Integer> happened = new EnumMap<>(Fault.class);
        users.come(BETWEEN_JOBS);
        try (Echo echo = new Echo(fleet.servers().kafkaBootstrap(), random.nextLong())) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Fault> faults = new ArrayList<>(Arrays.asList(Fault.values()));
                Collections.shuffle(faults, random);
                for (Fault fault : faults) {
                    Thread.sleep(PAUSE.toMillis());
                    System.out.println("faults: " + fault);
                    fault.happen(fleet, random, round < ROUNDS - 1 ? OUTAGE : LAST_OUTAGE);
                    happened.merge(fault, 1, Integer::sum);
                }
            }
            users.goHome();
            System.out.println("faults: " + echo.count() + " messages were said again");
            assertThat(echo.count()).isPositive();
        }
        return happened;
    }

    private void judge(Fleet fleet, Users users, Samples samples, Audit audit, Map<Fault, Integer> faults, long begun)
            throws Exception {
        List<Accepted> jobs = users.accepted();
        List<String> stuck = stuck(users, jobs);
        for (String job : stuck) {
            System.out.println("faults: stuck " + audit.row(job));
        }
        List<String> lost = new ArrayList<>();
        int grants = 0;
        for (Accepted job : jobs) {
            grants += audit.grants(job.id());
            if (job.wish() == Wish.DELETE || stuck.contains(job.id())) {
                continue;
            }
            String status = status(users, job);
            boolean done = status.equals("finished") || (job.wish() == Wish.STOP && !status.equals("error"));
            if (!done) {
                lost.add(job + " is " + status + ": " + users.logs(job.user(), job.id()));
            } else if (status.equals("finished")
                    && !files(users, job.user(), job.id()).equals(samples.truth(job.sample()))) {
                lost.add(job + " has other files than an undisturbed run");
            }
        }
        List<String> doubled = audit.broken();
        List<String> disordered = audit.disorderedLogs();
        List<String> orphans = orphans(fleet, audit);
        orphans.forEach(orphan -> System.out.println("faults: orphan " + orphan));
        System.out.printf(
                "faults: %d jobs, %d attempts granted, %d faults %s, lost %d, doubled %d, stuck %d,"
                        + " orphans %d, logs out of order %d, %d s%n",
                jobs.size(),
                grants,
                faults.values().stream().mapToInt(Integer::intValue).sum(),
                faults,
                lost.size(),
                doubled.size(),
                stuck.size(),
                orphans.size(),
                disordered.size(),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
        assertThat(jobs).hasSizeGreaterThan(10);
        assertThat(stuck).as("stuck").isEmpty();
        assertThat(lost).as("lost").isEmpty();
        assertThat(doubled).as("doubled").isEmpty();
        assertThat(disordered).as("logs out of order").isEmpty();
        assertThat(orphans).as("orphans").isEmpty();
    }

    /** Jobs that do not come to rest. */
    private static List<String> stuck(Users users, List<Accepted> jobs) {
        List<String> moving = new ArrayList<>();
        try {
            Awaitility.await()
                    .atMost(SETTLING)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        moving.clear();
                        jobs.stream()
                                .filter(job -> Set.of("queued", "running").contains(status(users, job)))
                                .forEach(job -> moving.add(job.id()));
                        return moving.isEmpty();
                    });
        } catch (ConditionTimeoutException stuck) {
            // they are the answer
        }
        return moving;
    }

    /** Rows and objects that belong to no job. */
    private static List<String> orphans(Fleet fleet, Audit audit) {
        List<String> left = new ArrayList<>();
        try {
            Awaitility.await()
                    .atMost(SETTLING)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        left.clear();
                        int rows = audit.leftRows();
                        if (rows > 0) {
                            left.add(rows + " rows");
                        }
                        Set<String> kept = audit.keptPrefixes();
                        fleet.objects().stream()
                                .filter(key -> kept.stream().noneMatch(key::startsWith))
                                .forEach(left::add);
                        return left.isEmpty();
                    });
        } catch (ConditionTimeoutException leftOver) {
            // they are the answer
        }
        return left;
    }

    private static String status(Users users, Accepted job) {
        return users.ask(job.user(), client -> {
            try {
                return client.describe(job.id()).path("status").asText();
            } catch (OpenEoClient.Refusal gone) {
                return "gone";
            }
        });
    }

    private Map<String, String> files(Users users, int user, String job) {
        return users.ask(user, client -> Samples.files(client, job, folder.resolve("downloads")));
    }
}
